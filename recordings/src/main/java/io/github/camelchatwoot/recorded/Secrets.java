// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The secrets that sign deliveries, as the server's answers tell them. */
public final class Secrets {

    private static final Map<String, Set<String>> BY_URL = read();

    private Secrets() {}

    /** All secrets that a receiver ever had. */
    public static Set<String> of(String receiver) {
        String owner = receiver.equals("elsewhere") ? "inbox" : receiver; // where the inbox's receiver redirected to
        return Objects.requireNonNull(BY_URL.get("http://127.0.0.1:4000/" + owner), () -> "no secret of " + receiver);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> secrets = new TreeMap<>();
        Recordings.steps().stream()
                .map(Step::answered)
                .filter(Answered::isJson)
                .forEach(answer -> collect(answer.json(), secrets));
        return secrets;
    }

    private static void collect(JsonNode node, Map<String, Set<String>> secrets) {
        Stream.of("webhook_url", "outgoing_url", "url")
                .filter(field ->
                        node.path(field).isTextual() && node.path("secret").isTextual())
                .forEach(field -> secrets.computeIfAbsent(node.path(field).asText(), url -> new LinkedHashSet<>())
                        .add(node.path("secret").asText()));
        node.forEach(child -> collect(child, secrets));
    }
}
