// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/** Sends a request over the network: the last step. */
final class HttpStep implements Call {

    private final Transport transport;
    private final String base;
    private final String server;

    HttpStep(Transport transport, URI base) {
        this.transport = transport;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.server = base.getScheme() + "://" + base.getAuthority();
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        try {
            return send(request, Body.of(request.payload()));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(Failures.unreadable(request.asked(), e));
        }
    }

    private CompletableFuture<Outcome> send(Request request, Body body) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Future<SimpleHttpResponse> call;
        try {
            AtomicBoolean sent = new AtomicBoolean();
            call = transport.execute(
                    producer(request, body), () -> sent.set(true), callback(request, sent, body, outcome));
        } catch (IllegalStateException closed) {
            body.release();
            IOException cause = new ConnectException("the component is stopped");
            cause.initCause(closed);
            return CompletableFuture.completedFuture(unreachable(request, false, cause));
        }
        CompletableFuture<Outcome> unused = outcome.whenComplete((ended, error) -> {
            body.release();
            if (outcome.isCancelled()) {
                call.cancel(true);
            }
        });
        return outcome;
    }

    private AsyncRequestProducer producer(Request request, Body body) {
        AsyncRequestBuilder builder = AsyncRequestBuilder.create(
                        request.asked().verb().name())
                .setUri(base + request.path() + query(request))
                .addHeader("Accept", "application/json");
        request.headers().forEach(builder::addHeader);
        if (body.producer() != null) {
            builder.setEntity(body.producer());
        }
        return builder.build();
    }

    private static String query(Request request) {
        return request.query().isEmpty()
                ? ""
                : request.query().stream()
                        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The temporary file of a body is gone before anybody hears of the end. */
    private FutureCallback<SimpleHttpResponse> callback(
            Request request, AtomicBoolean sent, Body body, CompletableFuture<Outcome> outcome) {
        return new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                body.release();
                outcome.complete(answer(response));
            }

            @Override
            public void failed(Exception error) {
                body.release();
                IOException cause = error instanceof IOException io ? io : new IOException(error.toString(), error);
                outcome.complete(unreachable(request, sent.get(), cause));
            }

            @Override
            public void cancelled() {
                body.release();
                outcome.complete(unreachable(request, sent.get(), new IOException("the call was given up")));
            }
        };
    }

    private Failure unreachable(Request request, boolean sent, IOException cause) {
        return Failures.unreachable(
                request.asked(), server, sent, cause, transport.settings().responseTimeout());
    }

    private static Answer answer(SimpleHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        byte[] body = response.getBodyBytes();
        return new Answer(response.getCode(), headers, body == null ? new byte[0] : body);
    }
}
