// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Sends a file with bare Vert.x: read asynchronously, written as the connection takes it. */
final class RawVertxFile implements Variant {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final Path file;
    private final Buffer head;
    private final Buffer tail = Buffer.buffer(Multipart.tail());

    RawVertxFile(int port, Path file) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(MAX_CONNECTIONS));
        this.file = file;
        this.head = Buffer.buffer(Multipart.head(file));
    }

    @Override
    public String name() {
        return RawVertx.NAME;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        client.request(HttpMethod.POST, PATH).compose(this::send).onComplete(answer -> done.accept(answer.cause()));
    }

    private Future<Buffer> send(HttpClientRequest request) {
        request.putHeader("content-type", Multipart.CONTENT_TYPE)
                .putHeader("accept", "application/json")
                .putHeader("api-access-token", TOKEN)
                .setChunked(true);
        Future<Buffer> answer = request.response().compose(HttpClientResponse::body);
        return request.write(head)
                .compose(written -> vertx.fileSystem().open(file.toString(), new OpenOptions().setWrite(false)))
                .compose(opened -> copy(opened, request))
                .compose(copied -> request.end(tail))
                .compose(ended -> answer);
    }

    private static Future<Void> copy(AsyncFile from, HttpClientRequest request) {
        return from.pipe().endOnComplete(false).to(request).eventually(() -> from.close());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
