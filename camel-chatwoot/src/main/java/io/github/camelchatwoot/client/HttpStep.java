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

import io.github.camelchatwoot.client.Payload.JsonObject;
import io.github.camelchatwoot.client.Payload.Written;
import io.github.camelchatwoot.json.Json;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.jspecify.annotations.Nullable;

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
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Future<SimpleHttpResponse> call;
        try {
            AtomicBoolean sent = new AtomicBoolean();
            call = transport.execute(producer(request), () -> sent.set(true), callback(request, sent, outcome));
        } catch (IllegalStateException closed) {
            IOException cause = new ConnectException("the component is stopped");
            cause.initCause(closed);
            return CompletableFuture.completedFuture(unreachable(request, false, cause));
        }
        Cancelling.passOn(outcome, () -> {
            call.cancel(true);
        });
        return outcome;
    }

    private AsyncRequestProducer producer(Request request) {
        AsyncRequestBuilder builder = AsyncRequestBuilder.create(
                        request.asked().verb().name())
                .setUri(base + request.path() + query(request))
                .addHeader("Accept", request.media().accept());
        request.headers().forEach(builder::addHeader);
        AsyncEntityProducer body = body(request.payload());
        if (body != null) {
            builder.setEntity(body);
        }
        return builder.build();
    }

    private static @Nullable AsyncEntityProducer body(Payload payload) {
        if (payload instanceof JsonObject json) {
            return AsyncEntityProducers.create(Json.write(json.fields()), ContentType.APPLICATION_JSON);
        }
        if (payload instanceof Written written) {
            ContentType type = ContentType.parse(written.contentType());
            return written.file() == null
                    ? AsyncEntityProducers.create(written.bytes(), type)
                    : AsyncEntityProducers.create(written.file().toFile(), type);
        }
        return null;
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

    private FutureCallback<SimpleHttpResponse> callback(
            Request request, AtomicBoolean sent, CompletableFuture<Outcome> outcome) {
        return new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                outcome.complete(answer(response));
            }

            @Override
            public void failed(Exception error) {
                IOException cause = error instanceof IOException io ? io : new IOException(error.toString(), error);
                outcome.complete(unreachable(request, sent.get(), cause));
            }

            @Override
            public void cancelled() {
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
