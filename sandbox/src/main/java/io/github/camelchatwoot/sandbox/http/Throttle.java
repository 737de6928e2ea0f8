// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpServerRequest;

/**
 * The server's throttle: so many requests a minute of one client, and fewer where it costs more. It counts by whole
 * minutes of the double's clock. A client is known by the first address of {@code X-Forwarded-For} or by its own. Other
 * than on the server, the local host is no exception. Used on the event loop only.
 */
public final class Throttle {
    private static final Pattern SEARCH = Pattern.compile("/api/v1/accounts/(\\d+)/contacts/search");
    private static final Pattern META = Pattern.compile("/api/v1/accounts/(\\d+)/conversations/meta");
    private static final int SEARCHES = 100;
    private static final int METAS = 30;
    private static final int MINUTE = 60;

    private final int perMinute;
    private final Supplier<Instant> now;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    /** @param perMinute how many requests of one client are let through; 0 for all */
    public Throttle(int perMinute, Supplier<Instant> now) {
        this.perMinute = perMinute;
        this.now = now;
    }

    /** Counts the request. */
    public boolean admits(HttpServerRequest request) {
        String path = request.path();
        if (perMinute == 0 || path == null || path.equals("/health") || path.startsWith("/sandbox/")) {
            return true;
        }
        long current = now.get().getEpochSecond() / MINUTE;
        if (current != minute) {
            minute = current;
            counts.clear();
        }
        boolean admitted = counts("client " + client(request), perMinute);
        Matcher search = SEARCH.matcher(path);
        if (search.lookingAt()) {
            admitted &= counts("search " + search.group(1), SEARCHES);
        }
        Matcher meta = META.matcher(path);
        if (meta.lookingAt() && "GET".equals(request.method().name())) {
            admitted &= counts("meta " + meta.group(1) + ' ' + request.getHeader("api-access-token"), METAS);
        }
        return admitted;
    }

    private boolean counts(String what, int limit) {
        return counts.merge(what, 1, Integer::sum) <= limit;
    }

    private static String client(HttpServerRequest request) {
        String forwarded = request.getHeader("x-forwarded-for");
        return forwarded == null ? request.remoteAddress().hostAddress() : forwarded.split(",", 2)[0].strip();
    }
}
