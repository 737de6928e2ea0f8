// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's front: reads a request, calls its handler, writes the answer with the headers that the server sends.
 * Runs on the event loop of the server only.
 */
public final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final int MICROS_DIGITS = 6;
    private static final long MICROS = 1_000_000;

    /** Takes note of each request. */
    public interface Witness {
        /**
         * What became of a request is settled.
         *
         * @param status that of the answer; 0 when the connection was closed instead
         */
        void answered(HttpServerRequest received, Request request, int status);
    }

    private final Router router;
    private final Course course;
    private final Throttle throttle;
    private final Witness witness;
    private final Runnable afterwards;

    /**
     * @param course what becomes of requests
     * @param throttle refuses what is too much
     * @param witness hears of each answer before {@code afterwards} runs
     * @param afterwards runs after each answer was handed over, whatever its status: where the jobs of the server run
     */
    public Front(Router router, Course course, Throttle throttle, Witness witness, Runnable afterwards) {
        this.router = router;
        this.course = course;
        this.throttle = throttle;
        this.witness = witness;
        this.afterwards = afterwards;
    }

    public void handle(HttpServerRequest request) {
        long begun = System.nanoTime();
        BodyLimit limit = BodyLimit.guard(request);
        Optional<Router.Match> match = router.find(verb(request), request.path());
        Map<String, String> path = match.map(Router.Match::path).orElse(Map.of());
        new RequestReader(request, path)
                .read()
                .onSuccess(received -> {
                    if (!limit.isExceeded()) {
                        course.take(new Exchange(request, received, match.orElse(null), this, begun));
                    }
                })
                .onFailure(e -> LOG.debug("A request was not received completely", e));
    }

    void witnessed(HttpServerRequest received, Request request, int status) {
        witness.answered(received, request, status);
    }

    void settle() {
        afterwards.run();
    }

    Answer handled(HttpServerRequest received, Router.@Nullable Match match, Request request) {
        if (!throttle.admits(received)) {
            return Answer.throttled();
        }
        return match == null ? Answer.unknownRoute() : answer(match, request);
    }

    /** A question for the headers alone is answered like one for everything; the server leaves the body away. */
    static String verb(HttpServerRequest request) {
        String verb = request.method().name();
        return "HEAD".equals(verb) ? "GET" : verb;
    }

    private static Answer answer(Router.Match match, Request request) {
        if (request.malformed()) {
            return Answer.malformed();
        }
        try {
            return match.handler().apply(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.error("{} {} failed in the sandbox itself", request.method(), match.template(), e);
            return Refusal.crash().answer();
        }
    }

    static void write(HttpServerRequest request, Answer answer, long begun) {
        HttpServerResponse response = request.response();
        head(request, answer, begun);
        String etag = response.headers().get("etag");
        if (etag != null && etag.equals(request.getHeader("if-none-match"))) {
            response.setStatusCode(304).end();
        } else if (answer.status() == 204) {
            response.end();
        } else {
            response.end(answer.body());
        }
    }

    static void head(HttpServerRequest request, Answer answer, long begun) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        if (answer.contentType() != null) {
            response.putHeader("content-type", answer.contentType());
        }
        answer.headers().forEach(response::putHeader);
        boolean cacheable = answer.status() == 200 && answer.body().length() > 0;
        if (cacheable) {
            response.putHeader("etag", etag(answer));
        }
        response.putHeader("cache-control", cacheable ? "max-age=0, private, must-revalidate" : "no-cache");
        response.putHeader("x-request-id", UUID.randomUUID().toString());
        response.putHeader("x-runtime", seconds(System.nanoTime() - begun));
    }

    /** With six digits after the point, always. */
    private static String seconds(long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        String fraction = String.valueOf(micros % MICROS);
        return micros / MICROS + "." + "0".repeat(MICROS_DIGITS - fraction.length()) + fraction;
    }

    private static String etag(Answer answer) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(answer.body().getBytes());
            return "W/\"" + HexFormat.of().formatHex(digest) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
