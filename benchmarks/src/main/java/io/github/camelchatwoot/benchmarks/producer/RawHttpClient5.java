// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.jspecify.annotations.Nullable;

/** HttpClient 5's asynchronous client with nothing around it: bytes out, bytes in. */
final class RawHttpClient5 implements Variant {

    static final String NAME = "raw HttpClient 5";

    private final CloseableHttpAsyncClient client;
    private final String url;
    private final byte[] body;

    RawHttpClient5(int port, Payload payload) {
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
        client.start();
        this.url = "http://127.0.0.1:" + port + PATH;
        this.body = payload.json();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        Future<SimpleHttpResponse> unused = client.execute(
                AsyncRequestBuilder.post(url)
                        .addHeader("accept", "application/json")
                        .addHeader("api-access-token", TOKEN)
                        .setEntity(AsyncEntityProducers.create(body, ContentType.APPLICATION_JSON))
                        .build(),
                SimpleResponseConsumer.create(),
                new FutureCallback<>() {
                    @Override
                    public void completed(SimpleHttpResponse response) {
                        done.accept(null);
                    }

                    @Override
                    public void failed(Exception error) {
                        done.accept(error);
                    }

                    @Override
                    public void cancelled() {
                        done.accept(new IllegalStateException("cancelled"));
                    }
                });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
