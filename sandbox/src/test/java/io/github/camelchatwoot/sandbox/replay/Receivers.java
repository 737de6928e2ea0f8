// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Step;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The receivers of webhooks: one server, where the first segment of the path is the name of the receiver. They answer
 * what the recorded ones did, and tell of each delivery before they answer it. Safe for any thread.
 */
final class Receivers implements AutoCloseable {

    private static final String RECORDED = "http://127.0.0.1:4000";
    private static final int LIMIT_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Consumer<Hook> inbox;
    private volatile Map<String, Reply> replies = Map.of();

    /**
     * What a receiver answers.
     *
     * @param status empty for one that keeps the connection open
     * @param location where it redirects to
     */
    private record Reply(Optional<Integer> status, Optional<String> location) {

        static final Reply OK = new Reply(Optional.of(200), Optional.empty());
    }

    Receivers(Consumer<Hook> inbox) {
        this.inbox = inbox;
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The name of the receiver with the path. */
    static String name(String path) {
        return path.split("/", -1)[1];
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** A recorded text with the addresses of these receivers. */
    String present(String text) {
        return text.replace(RECORDED, url());
    }

    /** The reverse. */
    String recorded(String text) {
        return text.replace(url(), RECORDED);
    }

    /** From now on they answer as they did at the step: 200, unless the recording says something else. */
    void answerAs(Step step) {
        Map<String, Reply> next = new HashMap<>();
        for (Hook hook : step.hooks()) {
            if (!hook.answered().equals(Optional.of(200))) {
                next.put(hook.to(), new Reply(hook.answered(), redirected(step, hook)));
            }
        }
        replies = Map.copyOf(next);
    }

    private Optional<String> redirected(Step step, Hook hook) {
        return step.hooks().stream()
                .filter(other -> other.isRedirectOf(hook))
                .map(other -> url() + other.url())
                .findFirst();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            List<Map.Entry<String, String>> fields = request.headers().entries().stream()
                    .map(field -> Map.entry(field.getKey(), field.getValue()))
                    .toList();
            String to = name(request.path());
            Reply reply = replies.getOrDefault(to, Reply.OK);
            inbox.accept(
                    new Hook("", to, request.method().name(), request.uri(), fields, body.toString(), reply.status()));
            reply.location().ifPresent(location -> request.response().putHeader("Location", location));
            reply.status()
                    .ifPresent(
                            status -> request.response().setStatusCode(status).end());
        });
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
