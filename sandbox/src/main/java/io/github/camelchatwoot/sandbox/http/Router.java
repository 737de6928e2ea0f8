// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the handler of a request by verb and path template. Filled while the server is built, read-only afterwards.
 *
 * <p>Routes are kept by verb and number of segments, those with fewer variables first, so that {@code contacts/search}
 * wins over {@code contacts/{contact}}.
 */
public final class Router {
    private record Route(String method, String template, List<String> segments, Function<Request, Answer> handler) {
        long variables() {
            return segments.stream().filter(Router::isVariable).count();
        }

        boolean matches(List<String> path) {
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (!isVariable(segment) && !segment.equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> values(List<String> path) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (isVariable(segment)) {
                    values.put(segment.substring(1, segment.length() - 1), path.get(i));
                }
            }
            return values;
        }
    }

    /** A handler with the values of its path's variables. */
    public record Match(String template, Map<String, String> path, Function<Request, Answer> handler) {}

    private final Map<String, List<Route>> routes = new HashMap<>();

    public Router() {}

    /** Begins with the routes of another one. */
    public Router(Router other) {
        other.routes.forEach((key, alike) -> routes.put(key, new ArrayList<>(alike)));
    }

    public void add(String method, String template, Function<Request, Answer> handler) {
        List<String> segments = segments(template);
        List<Route> alike = routes.computeIfAbsent(key(method, segments), key -> new ArrayList<>());
        alike.add(new Route(method, template, segments, handler));
        alike.sort(Comparator.comparingLong(Route::variables));
    }

    public Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        segments.replaceAll(Router::decoded);
        for (Route route : routes.getOrDefault(key(method, segments), List.of())) {
            if (route.matches(segments)) {
                return Optional.of(new Match(route.template(), route.values(segments), route.handler()));
            }
        }
        return Optional.empty();
    }

    /** All routes, as verb and template. */
    public List<String> routes() {
        return routes.values().stream()
                .flatMap(List::stream)
                .map(route -> route.method() + ' ' + route.template())
                .sorted()
                .toList();
    }

    private static String key(String method, List<String> segments) {
        return method + ' ' + segments.size();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** A plus sign stands for itself in a path, and a broken escape for itself too. */
    private static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
