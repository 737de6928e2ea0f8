// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The fastest client there is here, with nothing around it: bytes out, bytes in. */
final class RawVertx implements Variant {

    static final String NAME = "raw Vert.x";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final Buffer body;

    RawVertx(int port, Payload payload) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(MAX_CONNECTIONS));
        this.body = Buffer.buffer(payload.json());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        client.request(HttpMethod.POST, PATH)
                .compose(request -> request.putHeader("content-type", "application/json")
                        .putHeader("accept", "application/json")
                        .putHeader("api-access-token", TOKEN)
                        .send(body)
                        .compose(HttpClientResponse::body))
                .onComplete(answer -> done.accept(answer.cause()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
