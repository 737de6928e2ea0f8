// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * Posts deliveries: one attempt, a new connection each time, redirects followed with the same bytes. Opening the
 * connection and getting the answer may take the timeout each, by the time of the machine; other than the server's,
 * that of the answer is for all of it, so that an answer that trickles in ends too. Used on the event loop only.
 */
public final class Sendings implements Post {
    private static final int MAX_REDIRECTS = 10;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Vertx vertx;
    private @Nullable HttpClient client;
    private final Supplier<Instant> now;
    private final long timeoutMs;

    /** @param now the time of the double, for the timestamps */
    public Sendings(Vertx vertx, Supplier<Instant> now, Duration timeout) {
        this.vertx = vertx;
        this.now = now;
        this.timeoutMs = timeout.toMillis();
    }

    /** Made with the first delivery: many tests have none. */
    private HttpClient client() {
        if (client == null) {
            client = vertx.createHttpClient(
                    new HttpClientOptions().setConnectTimeout((int) timeoutMs).setMaxPoolSize(256));
        }
        return client;
    }

    @Override
    public Future<Optional<Failure>> send(Delivery delivery) {
        String sentAt = String.valueOf(now.get().minus(delivery.age()).getEpochSecond());
        return post(delivery, sentAt, delivery.url(), 0);
    }

    private Future<Optional<Failure>> post(Delivery delivery, String sentAt, String url, int redirects) {
        URI target;
        try {
            target = URI.create(url);
        } catch (IllegalArgumentException e) {
            return failed("bad URI (is not URI?): \"" + url + '"');
        }
        if (target.getHost() == null || target.getScheme() == null) {
            return failed("bad URI (is not URI?): \"" + url + '"');
        }
        if (!SCHEMES.contains(target.getScheme().toLowerCase(Locale.ROOT))) {
            return failed("URI scheme '" + target.getScheme() + "' not in whitelist: http, https");
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false);
        return request(options)
                .compose(request -> answer(sign(request, delivery, sentAt, target), delivery))
                .compose(response -> {
                    String location = response.getHeader("location");
                    boolean redirect = response.statusCode() / 100 == 3 && location != null;
                    if (redirect && redirects < MAX_REDIRECTS) {
                        return post(delivery, sentAt, target.resolve(location).toString(), redirects + 1);
                    }
                    return Future.succeededFuture(outcome(response));
                })
                .recover(e -> failed(errorText(target, e)));
    }

    private Future<HttpClientRequest> request(RequestOptions options) {
        try {
            return client().request(options);
        } catch (IllegalStateException closed) { // with the double, while deliveries waited for their turn
            return Future.failedFuture(closed);
        }
    }

    private static Future<Optional<Failure>> failed(String text) {
        return Future.succeededFuture(Optional.of(Failure.withoutAnswer(text)));
    }

    /** Reads the answer to its end and gives up the connection, as the server does. */
    private Future<HttpClientResponse> answer(HttpClientRequest request, Delivery delivery) {
        return request.send(delivery.body())
                .compose(response -> response.body().map(response))
                .timeout(timeoutMs, TimeUnit.MILLISECONDS)
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

    private static Optional<Failure> outcome(HttpClientResponse response) {
        int status = response.statusCode();
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of(new Failure(status + " " + response.statusMessage(), status));
    }

    /** The texts of Ruby's HTTP client. */
    private static String errorText(URI target, Throwable e) {
        int port = target.getPort() < 0 ? ("https".equals(target.getScheme()) ? 443 : 80) : target.getPort();
        String opening = "Failed to open TCP connection to " + target.getHost() + ':' + port;
        if (e instanceof ConnectTimeoutException) {
            return opening + " (execution expired)";
        }
        if (e instanceof ConnectException) {
            return opening + " (Connection refused - connect(2) for \"" + target.getHost() + "\" port " + port + ')';
        }
        if (e instanceof UnknownHostException) {
            return opening + " (getaddrinfo: Name or service not known)";
        }
        if (e instanceof TimeoutException) {
            return "Net::ReadTimeout with #<TCPSocket:(closed)>";
        }
        return "end of file reached";
    }
}
