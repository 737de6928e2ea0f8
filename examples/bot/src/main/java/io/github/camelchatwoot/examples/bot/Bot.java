// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.bot;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.examples.desk.Calls;
import org.jspecify.annotations.Nullable;

/**
 * An agent bot of Chatwoot, in front of the inbox until the end. Closing it puts back whoever was there before.
 *
 * @param before the id of the bot that was there before; null: none
 */
record Bot(
        Calls calls,
        long id,
        String token,
        String secret,
        @Nullable Object before) implements AutoCloseable {

    /** @param url where Chatwoot tells it what happens */
    static Bot hire(Calls calls, String url) {
        Object before = calls.one("getInboxAgentBot", Map.of(), null).get("id");
        Map<?, ?> made = calls.one("createAgentBot", Map.of(), Map.of("name", "Cyclops", "outgoing_url", url));
        Bot bot = new Bot(
                calls,
                Calls.number(made, "id"),
                Objects.toString(made.get("access_token")),
                Objects.toString(made.get("secret")),
                before);
        bot.serve(bot.id());
        return bot;
    }

    private void serve(@Nullable Object bot) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("agent_bot", bot);
        calls.one("setInboxAgentBot", Map.of(), body);
    }

    @Override
    public void close() {
        serve(before);
        calls.one("deleteAgentBot", Map.of("CamelChatwootAgentBotId", id), null);
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Bot " + id;
    }
}
