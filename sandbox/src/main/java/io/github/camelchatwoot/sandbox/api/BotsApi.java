// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AccessToken;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.World;

/** The account's bots. */
final class BotsApi {
    private final World world;

    BotsApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/agent_bots", this::list);
        gate.administrators("POST", "/agent_bots", this::create);
        gate.users("GET", "/agent_bots/{bot}", call -> answer(bot(call), call));
        gate.administrators("PATCH", "/agent_bots/{bot}", this::update);
        gate.administrators("PUT", "/agent_bots/{bot}", this::update);
        gate.administrators("DELETE", "/agent_bots/{bot}", this::delete);
        gate.administrators("POST", "/agent_bots/{bot}/reset_secret", this::resetSecret);
        gate.administrators("POST", "/agent_bots/{bot}/reset_access_token", this::resetAccessToken);
    }

    private Answer list(Call call) {
        ArrayNode list = Json.array();
        world.bots.of(call.account().id).stream().forEach(bot -> list.add(view(bot, call)));
        return Answer.json(list);
    }

    private Answer create(Call call) {
        return apply(world.addBot(call.account()), call);
    }

    private Answer update(Call call) {
        return apply(bot(call), call);
    }

    private static Answer apply(AgentBot bot, Call call) {
        Params given = call.params();
        bot.name = given.has("name") ? given.text("name") : bot.name;
        bot.description = given.has("description") ? given.text("description") : bot.description;
        bot.outgoingUrl = given.has("outgoing_url") ? given.text("outgoing_url") : bot.outgoingUrl;
        ObjectNode config = given.object("bot_config");
        bot.botConfig = config == null ? bot.botConfig : config;
        return answer(bot, call);
    }

    private Answer delete(Call call) {
        world.removeBot(bot(call));
        return Answer.ok();
    }

    private Answer resetSecret(Call call) {
        AgentBot bot = bot(call);
        bot.secret = world.tokens.next();
        return answer(bot, call);
    }

    private Answer resetAccessToken(Call call) {
        AgentBot bot = bot(call);
        world.renewAccessToken(bot);
        return answer(bot, call);
    }

    private AgentBot bot(Call call) {
        return world.bots
                .find(call.id("bot"))
                .filter(bot -> bot.accountId == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private static Answer answer(AgentBot bot, Call call) {
        return Answer.json(view(bot, call));
    }

    /** One answer gives the whole row of the access token out. */
    static ObjectNode viewWithTokenRow(AgentBot bot, Call call) {
        AccessToken access = bot.accessToken();
        ObjectNode view = view(bot, call);
        ObjectNode row = view.putObject("access_token")
                .put("id", access.id())
                .put("owner_type", bot.type())
                .put("owner_id", bot.id)
                .put("token", access.token());
        row.set("created_at", Times.iso(access.createdAt()));
        row.set("updated_at", Times.iso(access.updatedAt()));
        return view;
    }

    private static ObjectNode view(AgentBot bot, Call call) {
        ObjectNode view = Json.object()
                .put("id", bot.id)
                .put("name", bot.name)
                .put("description", bot.description)
                .put("thumbnail", "")
                .put("outgoing_url", bot.outgoingUrl)
                .put("bot_type", "webhook");
        view.set("bot_config", bot.botConfig);
        view.put("account_id", bot.accountId)
                .put("access_token", bot.accessToken().token());
        if (call.isAdministrator()) {
            view.put("secret", bot.secret);
        }
        return view.put("system_bot", false);
    }
}
