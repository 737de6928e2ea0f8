// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Sends a file with HttpClient 5's classic client, each call on a thread that waits for it. */
final class RawHttpClient5File implements Variant {

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String url;
    private final Path file;

    RawHttpClient5File(int port, Path file) {
        this.url = "http://127.0.0.1:" + port + PATH;
        this.file = file;
    }

    @Override
    public String name() {
        return RawHttpClient5.NAME + " (classic)";
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        threads.execute(() -> done.accept(called()));
    }

    private @Nullable Throwable called() {
        try (InputStream body = body()) {
            HttpPost request = new HttpPost(url);
            request.addHeader("accept", "application/json");
            request.addHeader("api-access-token", TOKEN);
            request.setEntity(new InputStreamEntity(body, ContentType.parse(Multipart.CONTENT_TYPE)));
            byte[] answer = client.execute(request, response -> EntityUtils.toByteArray(response.getEntity()));
            return answer.length > 0 ? null : new IllegalStateException("no answer");
        } catch (IOException | UncheckedIOException e) {
            return e;
        }
    }

    private InputStream body() throws IOException {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(Multipart.head(file)),
                Files.newInputStream(file),
                new ByteArrayInputStream(Multipart.tail()))));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
