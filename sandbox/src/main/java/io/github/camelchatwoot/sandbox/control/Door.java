// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Course;
import io.github.camelchatwoot.sandbox.http.Exchange;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign web pages out of the control interface: a browser that shows one reaches the loopback address too. Its
 * requests tell their origin, or cannot bear the content type that is asked for here. Used on the event loop only.
 */
public final class Door implements Course {
    private static final String CONTROL = "/sandbox/";
    private static final List<String> LOOPBACK = List.of("http://127.0.0.1", "http://localhost", "http://[::1]");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Supplier<String> baseUrl;
    private final Course next;

    /**
     * @param baseUrl where the sandbox is reached
     * @param next takes what is not for the control interface
     */
    public Door(Supplier<String> baseUrl, Course next) {
        this.baseUrl = baseUrl;
        this.next = next;
    }

    @Override
    public void take(Exchange exchange) {
        if (exchange.path().startsWith(CONTROL)) {
            refusal(exchange).ifPresentOrElse(exchange::answer, exchange::proceed);
        } else {
            next.take(exchange);
        }
    }

    private Optional<Answer> refusal(Exchange exchange) {
        String origin = exchange.header("origin");
        if (origin != null && !isOwn(origin)) {
            return error(403, "Pages of " + origin + " may not control the sandbox; only its own may");
        }
        if (exchange.template().isEmpty()) {
            return error(404, "There is no " + exchange.method() + ' ' + exchange.path() + " in the control interface");
        }
        if (WITH_BODY.contains(exchange.method()) && !isJson(exchange.header("content-type"))) {
            return error(415, "The control interface takes JSON only: send the header Content-Type: application/json");
        }
        return exchange.request().malformed() ? error(400, "The body is not JSON: send an object") : Optional.empty();
    }

    private static Optional<Answer> error(int status, String text) {
        return Optional.of(Answer.json(status, Json.object().put("error", text)));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
    }

    /** By whatever name of this machine the page was loaded. Others could be made to lead here. */
    private boolean isOwn(String origin) {
        String own = baseUrl.get();
        String port = own.substring(own.lastIndexOf(':'));
        return origin.equals(own) || LOOPBACK.stream().anyMatch(host -> origin.equals(host + port));
    }
}
