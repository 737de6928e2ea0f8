// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.util.List;
import java.util.Map;

/**
 * One request to a real server, its answer, and what it set off.
 *
 * @param name file and id, such as {@code 03/create-malformed}
 * @param as whose token was used: admin, agent, bot, platform, none, or a literal token
 * @param token that token; empty for none
 * @param template the request before variables such as <code>{account}</code> were filled in
 * @param captures variables that the answer gives a value, and where in it: see {@link Variables#capture}
 * @param sent the request with all variables filled in
 * @param effects in the order of their arrival
 */
public record Step(
        String name,
        String as,
        String token,
        Sent template,
        Map<String, String> captures,
        Sent sent,
        Answered answered,
        List<Effect> effects) {

    public Step {
        captures = Map.copyOf(captures);
        effects = List.copyOf(effects);
    }

    /** The webhooks that it set off. */
    public List<Hook> hooks() {
        return effects.stream()
                .filter(Hook.class::isInstance)
                .map(Hook.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
