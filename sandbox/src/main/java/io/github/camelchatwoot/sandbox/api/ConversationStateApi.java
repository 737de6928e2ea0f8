// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Priority;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.UserView;
import org.jspecify.annotations.Nullable;

/** Changing conversations. */
final class ConversationStateApi {
    private static final String PATH = "/conversations/{conversation}";

    private final World world;
    private final Rows rows;
    private final ConversationActions actions;
    private final ContactActions contacts;
    private final ConversationView views;

    ConversationStateApi(World world, ConversationActions actions, ContactActions contacts, ConversationView views) {
        this.world = world;
        this.rows = new Rows(world);
        this.actions = actions;
        this.contacts = contacts;
        this.views = views;
    }

    void addTo(Gate gate) {
        gate.usersAndBots("PATCH", PATH, this::update);
        gate.usersAndBots("PUT", PATH, this::update);
        gate.usersAndBots("POST", PATH + "/toggle_status", this::toggleStatus);
        gate.usersAndBots("POST", PATH + "/toggle_priority", this::togglePriority);
        gate.usersAndBots("POST", PATH + "/toggle_typing_status", this::typing);
        gate.usersAndBots("POST", PATH + "/assignments", this::assign);
        gate.usersAndBots("GET", PATH + "/labels", call -> labels(rows.conversation(call)));
        gate.usersAndBots("POST", PATH + "/labels", this::setLabels);
        gate.usersAndBots("POST", PATH + "/custom_attributes", this::setCustomAttributes);
        gate.users("POST", PATH + "/mute", this::mute);
        gate.users("POST", PATH + "/unmute", this::unmute);
    }

    private Answer update(Call call) {
        Conversation conversation = rows.conversation(call);
        if (call.params().has("priority")) {
            actions.changePriority(conversation, priority(call.params()), call.caller());
        }
        return ConversationsApi.answer(conversation, views, call);
    }

    private Answer toggleStatus(Call call) {
        Conversation conversation = rows.conversation(call);
        Params given = call.params();
        String word = given.filled("status");
        Status toggled = conversation.status() == Status.OPEN ? Status.RESOLVED : Status.OPEN;
        Status status = word == null ? toggled : Words.parse(Status.class, word).orElseThrow(Refusal::crash);
        boolean handsOver =
                conversation.status() == Status.PENDING && Words.of(Status.OPEN).equals(word);
        if (handsOver && call.caller() instanceof AgentBot bot) {
            actions.handOver(conversation, bot);
            return toggled(conversation, null);
        }
        actions.changeStatus(conversation, status, snoozedUntil(given), call.caller());
        boolean takes = status == Status.OPEN && call.caller() instanceof User user && !user.isAdministrator();
        if (takes && call.caller() instanceof User user) {
            actions.assign(conversation, user, user);
        }
        return toggled(conversation, true);
    }

    /** The server does not look how a hand-over went. */
    private static Answer toggled(Conversation conversation, @Nullable Boolean success) {
        ObjectNode answer = Json.object();
        answer.putObject("payload")
                .put("success", success)
                .put("conversation_id", conversation.displayId)
                .put("current_status", Words.of(conversation.status()))
                .set("snoozed_until", Times.iso(conversation.snoozedUntil));
        return Answer.json(answer);
    }

    /** Epoch seconds here, unlike in every answer. */
    private static @Nullable Instant snoozedUntil(Params given) {
        String text = given.filled("snoozed_until");
        if (text == null) {
            return null;
        }
        return Params.integer(text).map(Instant::ofEpochSecond).orElseThrow(Refusal::crash);
    }

    private Answer togglePriority(Call call) {
        actions.changePriority(rows.conversation(call), priority(call.params()), call.caller());
        return Answer.ok();
    }

    private static @Nullable Priority priority(Params given) {
        String word = given.filled("priority");
        return word == null ? null : Words.parse(Priority.class, word).orElseThrow(Refusal::crash);
    }

    private Answer typing(Call call) {
        Conversation conversation = rows.conversation(call);
        String status = call.params().text("typing_status");
        if ("on".equals(status) || "off".equals(status)) {
            boolean isPrivate = call.params().flag("is_private");
            actions.typing(conversation, "on".equals(status), isPrivate, call.caller());
        }
        return Answer.ok();
    }

    private Answer assign(Call call) {
        Conversation conversation = rows.conversation(call);
        Params given = call.params();
        if (given.has("assignee_id")) {
            return "AgentBot".equals(given.text("assignee_type"))
                    ? assignBot(conversation, call)
                    : assignUser(conversation, call);
        }
        if (!given.has("team_id")) {
            return Answer.json(Json.nothing());
        }
        Long id = given.number("team_id");
        Team team = id == null ? null : world.teams.find(id).orElse(null);
        actions.assign(conversation, team, call.caller());
        return Answer.json(team == null ? Json.nothing() : TeamsApi.row(team));
    }

    private Answer assignUser(Conversation conversation, Call call) {
        Long id = call.params().number("assignee_id");
        User user = id == null ? null : world.user(call.account(), id).orElse(null);
        actions.assign(conversation, user, call.caller());
        return Answer.json(user == null ? Json.nothing() : UserView.agent(user));
    }

    private Answer assignBot(Conversation conversation, Call call) {
        Long id = call.params().number("assignee_id");
        Optional<AgentBot> bot = id == null ? Optional.empty() : world.bots.find(id);
        if (bot.isEmpty()) {
            actions.assign(conversation, (User) null, call.caller());
            return Answer.json(Json.nothing());
        }
        actions.assign(conversation, bot.get(), call.caller());
        return Answer.json(UserView.assignee(bot.get()));
    }

    private static Answer labels(Conversation conversation) {
        return Answer.json(Json.object().set("payload", Json.texts(conversation.labels())));
    }

    private Answer setLabels(Call call) {
        Conversation conversation = rows.conversation(call);
        actions.changeLabels(conversation, LabelList.of(call.params()), call.caller());
        return labels(conversation);
    }

    /** Replaces all of them; without the key the server stumbles. */
    private Answer setCustomAttributes(Call call) {
        Conversation conversation = rows.conversation(call);
        ObjectNode attributes = call.params().object("custom_attributes");
        if (attributes == null) {
            throw Refusal.crash();
        }
        actions.changeCustomAttributes(conversation, attributes);
        return Answer.json(Json.object().set("custom_attributes", attributes));
    }

    private Answer mute(Call call) {
        contacts.mute(rows.conversation(call), call.caller());
        return Answer.ok();
    }

    private Answer unmute(Call call) {
        contacts.unmute(rows.conversation(call), call.caller());
        return Answer.ok();
    }
}
