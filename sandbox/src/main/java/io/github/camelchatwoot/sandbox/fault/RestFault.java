// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;
import java.util.Map;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Exchange;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request. */
public sealed interface RestFault extends Fault {
    /** Ends the request. Called on the event loop. */
    void strike(Exchange exchange, Surroundings surroundings);

    /** Whether it can strike a request with this verb. */
    default boolean concerns(String method) {
        return true;
    }

    /**
     * The fault that answers with a status.
     *
     * @throws IllegalArgumentException when no fault does
     */
    static RestFault answering(int status) {
        return switch (status) {
            case 429 -> new Throttled(null);
            case 500 -> new Crash();
            case 502 -> Gateway.BAD_GATEWAY;
            case 503 -> Gateway.UNAVAILABLE;
            case 504 -> Gateway.TIMEOUT;
            default ->
                throw new IllegalArgumentException(
                        "No fault answers with " + status + ". Choose one of 429, 500, 502, 503, 504");
        };
    }

    /**
     * The answer of the server's throttle: 429, a text. Nothing was changed.
     *
     * @param retryAfter the header of that name, in whole seconds; the server itself sends none, a proxy may
     */
    record Throttled(@Nullable Duration retryAfter) implements RestFault {
        @Override
        public String kind() {
            return "429";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            Answer usual = Answer.throttled();
            Map<String, String> headers =
                    retryAfter == null ? Map.of() : Map.of("retry-after", String.valueOf(retryAfter.toSeconds()));
            exchange.answer(new Answer(usual.status(), usual.contentType(), usual.body(), headers));
        }
    }

    /** The server's page for an exception that nobody handled: 500. Nothing was changed. */
    record Crash() implements RestFault {
        @Override
        public String kind() {
            return "500";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            exchange.answer(Refusal.crash().answer());
        }
    }

    /** The page of a reverse proxy whose server is away. Nothing was changed. */
    enum Gateway implements RestFault {
        BAD_GATEWAY(502, "Bad Gateway"),
        UNAVAILABLE(503, "Service Temporarily Unavailable"),
        TIMEOUT(504, "Gateway Time-out");

        private final int status;
        private final String reason;

        Gateway(int status, String reason) {
            this.status = status;
            this.reason = reason;
        }

        @Override
        public String kind() {
            return String.valueOf(status);
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            String page = """
                    <html>\r
                    <head><title>%1$d %2$s</title></head>\r
                    <body>\r
                    <center><h1>%1$d %2$s</h1></center>\r
                    <hr><center>nginx</center>\r
                    </body>\r
                    </html>\r
                    """.formatted(status, reason);
            exchange.answerAsProxy(new Answer(status, "text/html", Buffer.buffer(page), Map.of("server", "nginx")));
        }
    }

    /** The request is handled only after a delay, even if the caller has gone by then. */
    record Slow(Duration delay) implements RestFault {
        public Slow {
            Limits.check("A delay", delay);
        }

        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            surroundings.delayRequest(delay, exchange::proceed);
        }
    }

    /**
     * The request is validated at once and stored after a delay: what others store meanwhile it does not see, as it is
     * with a database. So several contacts can get the same phone number.
     */
    record Racing(Duration delay) implements RestFault {
        public Racing {
            Limits.check("A delay", delay);
        }

        @Override
        public String kind() {
            return "racing";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            surroundings.delayCommit(delay, exchange::proceed);
        }
    }

    /** The connection is closed before anything was changed. */
    record CutBeforeCommit() implements RestFault {
        @Override
        public String kind() {
            return "cut-before-commit";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            exchange.cut();
        }
    }

    /** What was asked for is done and others hear of it, but the connection is closed instead of an answer. */
    record CutAfterCommit() implements RestFault {
        @Override
        public String kind() {
            return "cut-after-commit";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            exchange.handle();
            exchange.cut();
        }
    }

    /** What was asked for is done and others hear of it, but the connection is closed after half of the answer. */
    record CutInBody() implements RestFault {
        @Override
        public String kind() {
            return "cut-in-body";
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            exchange.answerHalf(exchange.handle());
        }
    }

    /**
     * Redis is away: what was asked for is stored, but no job runs and nobody hears of it, and the answer is an error:
     * 422 with Redis' words to the creation of a message, the error page to everything else that changes something.
     * Requests that only read do not need Redis.
     */
    record RedisAway() implements RestFault {
        private static final String WORDS =
                "Connection refused - connect(2) for 127.0.0.1:6379 (redis://127.0.0.1:6379)";

        @Override
        public String kind() {
            return "redis-away";
        }

        @Override
        public boolean concerns(String method) {
            return !"GET".equals(method);
        }

        @Override
        public void strike(Exchange exchange, Surroundings surroundings) {
            Answer answer = exchange.handle();
            if (answer.status() / 100 != 2) {
                exchange.answer(answer);
                return;
            }
            boolean message = Route.CREATE_MESSAGE.is(
                    exchange.method(), exchange.template().orElse(""));
            Answer error = message
                    ? Answer.json(422, Json.object().put("error", WORDS))
                    : Refusal.crash().answer();
            exchange.answer(error, surroundings::forgetEffects);
        }
    }
}
