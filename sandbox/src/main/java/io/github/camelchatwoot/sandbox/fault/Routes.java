// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.camelchatwoot.sandbox.http.Router;

/** Finds the routes that people mean. Used on the event loop only. */
public final class Routes {
    private static final int NEAR = 3;

    private final Router router;

    public Routes(Router router) {
        this.router = router;
    }

    /**
     * The requests of a route.
     *
     * @param template the path with its variables in braces; their names do not matter
     * @throws IllegalArgumentException when there is no such route, or no fault may hit it
     */
    public Where.Requests named(String method, String template) {
        String verb = method.toUpperCase(Locale.ROOT);
        String wanted = plain(verb + ' ' + template);
        if (Spared.is(template)) {
            throw new IllegalArgumentException(
                    "No fault hits " + template + ": the agent page and the control interface are not Chatwoot's");
        }
        return router.routes().stream()
                .filter(route -> plain(route).equals(wanted))
                .findFirst()
                .map(route -> new Where.Requests(verb, route.substring(route.indexOf(' ') + 1)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no route " + verb + ' ' + template + ". Near: " + String.join(", ", near(wanted))));
    }

    private List<String> near(String wanted) {
        return router.routes().stream()
                .filter(route -> !Spared.is(route.substring(route.indexOf(' ') + 1)))
                .sorted(Comparator.comparingInt(route -> distance(plain(route), wanted)))
                .limit(NEAR)
                .toList();
    }

    /** Without the names of the variables. */
    private static String plain(String route) {
        return route.replaceAll("\\{[^}]*}", "{}");
    }

    /** How many characters to add, remove or change. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
