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
        void answered(HttpServerRequest received, Request request, Answer answer);
    }

    private final Router router;
    private final Witness witness;
    private final Runnable afterwards;

    /**
     * @param witness hears of each answer before {@code afterwards} runs
     * @param afterwards runs after each answer was handed over, whatever its status: where the jobs of the server run
     */
    public Front(Router router, Witness witness, Runnable afterwards) {
        this.router = router;
        this.witness = witness;
        this.afterwards = afterwards;
    }

    public void handle(HttpServerRequest request) {
        long begun = System.nanoTime();
        Optional<Router.Match> match = router.find(verb(request), request.path());
        Map<String, String> path = match.map(Router.Match::path).orElse(Map.of());
        new RequestReader(request, path)
                .read()
                .onSuccess(received -> {
                    Answer answer = match.map(found -> answer(found, received)).orElseGet(Answer::unknownRoute);
                    witness.answered(request, received, answer);
                    write(request, answer, begun);
                    afterwards.run();
                })
                .onFailure(e -> LOG.debug("A request was not received completely", e));
    }

    /** A question for the headers alone is answered like one for everything; the server leaves the body away. */
    private static String verb(HttpServerRequest request) {
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

    private static void write(HttpServerRequest request, Answer answer, long begun) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        if (answer.contentType() != null) {
            response.putHeader("content-type", answer.contentType());
        }
        answer.headers().forEach(response::putHeader);
        boolean cacheable = answer.status() == 200 && answer.body().length() > 0;
        if (cacheable) {
            String etag = etag(answer);
            response.putHeader("etag", etag);
            if (etag.equals(request.getHeader("if-none-match"))) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.putHeader("cache-control", cacheable ? "max-age=0, private, must-revalidate" : "no-cache");
        response.putHeader("x-request-id", UUID.randomUUID().toString());
        response.putHeader("x-runtime", seconds(System.nanoTime() - begun));
        if (answer.status() == 204) {
            response.end();
        } else {
            response.end(answer.body());
        }
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
