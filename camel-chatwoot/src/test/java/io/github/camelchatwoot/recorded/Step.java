// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.util.List;

/**
 * One request to a real server, its answer, and the webhooks that it set off.
 *
 * @param name file and id, such as {@code 03/create-malformed}
 * @param as whose token was used: admin, agent, bot, platform, none, or a literal token
 * @param token that token; empty for none
 */
public record Step(String name, String as, String token, Sent sent, Answered answered, List<Hook> hooks) {

    public Step {
        hooks = List.copyOf(hooks);
    }

    @Override
    public String toString() {
        return name;
    }
}
