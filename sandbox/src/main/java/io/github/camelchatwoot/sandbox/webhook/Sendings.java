// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Posts deliveries: one attempt, five seconds, a new connection each time, redirects followed with the same bytes. Used
 * on the event loop only.
 */
public final class Sendings implements Post {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_REDIRECTS = 10;

    private final HttpClient client;
    private final Supplier<Instant> now;

    public Sendings(Vertx vertx, Supplier<Instant> now) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TIMEOUT.toMillis())
                .setMaxPoolSize(256));
        this.now = now;
    }

    @Override
    public Future<Optional<String>> send(Delivery delivery) {
        String sentAt = String.valueOf(now.get().minus(delivery.age()).getEpochSecond());
        return post(delivery, sentAt, delivery.url(), 0).otherwise(e -> Optional.of(errorText(delivery.url(), e)));
    }

    private Future<Optional<String>> post(Delivery delivery, String sentAt, String url, int redirects) {
        URI target;
        try {
            target = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(Optional.of("bad URI (is not URI?): \"" + url + '"'));
        }
        if (target.getHost() == null) {
            return Future.succeededFuture(Optional.of("bad URI (is not URI?): \"" + url + '"'));
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setIdleTimeout(TIMEOUT.toMillis());
        return client.request(options)
                .compose(request -> answer(sign(request, delivery, sentAt, target), delivery))
                .compose(response -> {
                    String location = response.getHeader("location");
                    boolean redirect = response.statusCode() / 100 == 3 && location != null;
                    if (redirect && redirects < MAX_REDIRECTS) {
                        return post(delivery, sentAt, target.resolve(location).toString(), redirects + 1);
                    }
                    return Future.succeededFuture(outcome(response));
                });
    }

    /** Reads the answer to its end and gives up the connection, as the server does. */
    private static Future<HttpClientResponse> answer(HttpClientRequest request, Delivery delivery) {
        return request.send(delivery.body())
                .compose(response -> response.body().map(response))
                .onComplete(done -> request.connection().close());
    }

    private static HttpClientRequest sign(HttpClientRequest request, Delivery delivery, String sentAt, URI target) {
        String host = target.getPort() < 0 ? target.getHost() : target.getHost() + ':' + target.getPort();
        // In the order and spelling of the server; receivers should not care, but recordings are compared.
        request.putHeader("Accept-Encoding", "gzip;q=1.0,deflate;q=0.6,identity;q=0.3")
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", "Ruby")
                .putHeader("Host", host)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Chatwoot-Delivery", delivery.id());
        String secret = delivery.secret();
        if (secret != null) {
            request.putHeader("X-Chatwoot-Timestamp", sentAt)
                    .putHeader(
                            "X-Chatwoot-Signature",
                            Signature.of(secret, sentAt, delivery.body().getBytes()));
        }
        request.putHeader("Content-Length", String.valueOf(delivery.body().length()));
        return request;
    }

    private static Optional<String> outcome(HttpClientResponse response) {
        boolean success = response.statusCode() / 100 == 2;
        return success ? Optional.empty() : Optional.of(response.statusCode() + " " + response.statusMessage());
    }

    /** The texts of Ruby's HTTP client. */
    private static String errorText(String url, Throwable e) {
        URI target = URI.create(url);
        if (e instanceof ConnectException) {
            int port = target.getPort() < 0 ? ("https".equals(target.getScheme()) ? 443 : 80) : target.getPort();
            return "Failed to open TCP connection to " + target.getHost() + ':' + port
                    + " (Connection refused - connect(2) for \"" + target.getHost() + "\" port " + port + ')';
        }
        if (e instanceof TimeoutException) {
            return "Net::ReadTimeout with #<TCPSocket:(closed)>";
        }
        return "end of file reached";
    }
}
