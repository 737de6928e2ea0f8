// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The client of the Java platform, asynchronously: bytes out, bytes in. */
final class JavaNetHttp implements Variant {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    JavaNetHttp(int port, Payload payload) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
                .header("content-type", "application/json")
                .header("accept", "application/json")
                .header("api-access-token", TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.json()))
                .build();
    }

    @Override
    public String name() {
        return "java.net.http";
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        var unused = client.sendAsync(request, BodyHandlers.ofByteArray())
                .whenComplete((answer, error) -> done.accept(error));
    }

    @Override
    public void close() {
        // has no resources of its own to close on Java 17; its thread ends with the last reference
    }
}
