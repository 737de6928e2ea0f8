// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.recorded.Variables;

/** Which id a recorded thing has now: of accounts, inboxes, conversations, contacts and teams. For one thread. */
final class Ids {

    private static final Pattern CREATED = Pattern.compile(".*/(account|inbox|conversation|contact|team)e?s$");
    private static final Pattern KEY = Pattern.compile("(account|inbox|conversation|contact|team)_id");

    private final Map<String, String> now = new HashMap<>();

    /** Remembers what a step has created. */
    void learn(Step step, JsonNode answer) {
        Matcher created = CREATED.matcher(step.template().path());
        if (created.matches()) {
            step.captures().values().stream()
                    .filter(pointer -> pointer.endsWith("/id"))
                    .forEach(pointer -> put(
                            created.group(1),
                            Variables.at(step.answered().json(), pointer).asText(),
                            Variables.at(answer, pointer).asText()));
        }
    }

    void put(String kind, String recorded, String present) {
        now.put(kind + recorded, present);
    }

    /** What a key's recorded id should be now; empty when nobody knows. */
    Optional<String> present(String key, String recorded) {
        Matcher kind = KEY.matcher(key);
        return kind.matches() ? Optional.ofNullable(now.get(kind.group(1) + recorded)) : Optional.empty();
    }
}
