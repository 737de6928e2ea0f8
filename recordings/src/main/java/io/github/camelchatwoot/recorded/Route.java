// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A route of a real server.
 *
 * @param path with variables such as {@code :id}
 */
public record Route(String verb, String path) {

    private static final List<Route> ALL = Recordings.table("recordings/routes.tsv").stream()
            .map(columns -> new Route(columns.get(0), columns.get(1)))
            .toList();

    /** Every route of the server. */
    public static List<Route> all() {
        return ALL;
    }

    /** The route of a request: where two match, the one with fewer variables. PUT counts as PATCH. */
    public static Optional<Route> of(Sent sent) {
        String verb = sent.method().equals("PUT") ? "PATCH" : sent.method();
        return ALL.stream()
                .filter(route -> route.verb.equals(verb) && route.matches(sent.path()))
                .min(Comparator.comparingLong(Route::variables));
    }

    /** The same with one name for all variables, so that only their positions count. */
    public String shape() {
        return verb + " " + path.replaceAll(":[a-z_]+", ":x");
    }

    private boolean matches(String other) {
        String[] here = path.split("/", -1);
        String[] there = other.split("/", -1);
        if (here.length != there.length) {
            return false;
        }
        for (int i = 0; i < here.length; i++) {
            if (!here[i].startsWith(":") && !here[i].equals(there[i])) {
                return false;
            }
        }
        return true;
    }

    private long variables() {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> segment.startsWith(":"))
                .count();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
