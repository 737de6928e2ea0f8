// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.github.camelchatwoot.client.Payload.Written;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** Sends a request over the network: the last step. */
final class HttpStep implements Call {

    private final Transport transport;
    private final HttpHost server;
    private final String path;

    HttpStep(Transport transport, URI base) {
        this.transport = transport;
        this.server = HttpHost.create(base);
        String text = base.getRawPath();
        this.path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Runnable giveUp;
        try {
            AtomicBoolean sent = new AtomicBoolean();
            giveUp = transport.execute(producer(request), () -> sent.set(true), callback(request, sent, outcome));
        } catch (IllegalStateException closed) {
            IOException cause = new ConnectException("the component is stopped");
            cause.initCause(closed);
            return CompletableFuture.completedFuture(unreachable(request, false, cause));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e); // it may be thrown where nobody would hear of it
        }
        Cancelling.passOn(outcome, giveUp);
        return outcome;
    }

    private AsyncRequestProducer producer(Request request) {
        BasicHttpRequest message =
                new BasicHttpRequest(request.asked().verb().name(), server, path + request.path() + query(request));
        message.addHeader("Accept", request.media().accept());
        request.headers().forEach(message::addHeader);
        return new BasicRequestProducer(message, body(request.payload()));
    }

    private static @Nullable AsyncEntityProducer body(Payload payload) {
        if (payload instanceof Written written) {
            ContentType type = ContentType.parse(written.contentType());
            return written.file() == null
                    ? AsyncEntityProducers.create(written.bytes(), type)
                    : AsyncEntityProducers.create(written.file().toFile(), type);
        }
        return null;
    }

    private static String query(Request request) {
        if (request.query().isEmpty()) {
            return "";
        }
        return request.query().stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private FutureCallback<Answer> callback(Request request, AtomicBoolean sent, CompletableFuture<Outcome> outcome) {
        return new FutureCallback<>() {
            @Override
            public void completed(Answer answer) {
                outcome.complete(answer);
            }

            @Override
            public void failed(Exception error) {
                if (error instanceof AnswerTooLargeException tooLarge) {
                    outcome.complete(Failures.tooLarge(request.asked(), tooLarge.begun(), tooLarge.limit()));
                    return;
                }
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
                request.asked(),
                server.toURI(),
                sent,
                cause,
                transport.settings().responseTimeout());
    }
}
