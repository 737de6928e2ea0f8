// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.MessageFault;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ContactView;
import io.github.camelchatwoot.sandbox.view.MessageView;
import io.github.camelchatwoot.sandbox.view.UserView;

/** The messages of a conversation. */
final class MessagesApi {
    private static final String PATH = "/conversations/{conversation}/messages";

    private final Rows rows;
    private final MessageActions actions;

    MessagesApi(World world, MessageActions actions) {
        this.rows = new Rows(world);
        this.actions = actions;
    }

    void addTo(Gate gate) {
        gate.users("GET", PATH, this::list);
        gate.usersAndBots("POST", PATH, this::create);
        gate.users("PATCH", PATH + "/{message}", this::report);
        gate.users("PUT", PATH + "/{message}", this::report);
        gate.users("DELETE", PATH + "/{message}", this::delete);
        gate.users("POST", PATH + "/{message}/retry", this::retry);
        gate.users("POST", PATH + "/{message}/translate", this::translate);
    }

    private Answer list(Call call) {
        Conversation conversation = rows.conversation(call);
        ObjectNode answer = Json.object();
        ObjectNode meta = answer.putObject("meta");
        meta.set("labels", Json.texts(conversation.labels()));
        meta.set("additional_attributes", conversation.additionalAttributes);
        meta.set("contact", ContactView.push(conversation.contact()));
        if (conversation.assignee() != null) {
            meta.set("assignee", UserView.agent(conversation.assignee()));
        }
        meta.set("agent_last_seen_at", Times.iso(conversation.agentLastSeenAt));
        meta.set("assignee_last_seen_at", Times.iso(conversation.assigneeLastSeenAt));
        ArrayNode payload = answer.putArray("payload");
        MessageWindow.of(conversation, call.params()).forEach(message -> payload.add(MessageView.rest(message, null)));
        return Answer.json(answer);
    }

    private Answer create(Call call) {
        Conversation conversation = rows.conversation(call);
        Params given = call.params();
        try {
            boolean api = conversation.inbox().api().isPresent();
            Message.Draft draft = actions.draft(given, api, conversation.contact(), call.caller());
            String echoId = given.text("echo_id");
            Message message = actions.create(conversation, draft, call.caller(), echoId);
            return Answer.json(MessageView.rest(message, echoId));
        } catch (MessageFault fault) {
            throw fault.asError();
        }
    }

    /** An unknown status is overlooked. */
    private Answer report(Call call) {
        Conversation conversation = rows.conversation(call);
        Message message = rows.message(call, conversation);
        if (conversation.inbox().api().isEmpty()) {
            throw Refusal.error(403, "Message status update is only allowed for API inboxes");
        }
        String word = call.params().text("status");
        Words.parse(Message.Status.class, word == null ? "" : word)
                .ifPresent(
                        status -> actions.report(message, status, call.params().text("external_error")));
        return answer(message);
    }

    private Answer delete(Call call) {
        Message message = rows.message(call, rows.conversation(call));
        actions.delete(message);
        return answer(message);
    }

    private Answer retry(Call call) {
        Message message = rows.message(call, rows.conversation(call));
        actions.retry(message);
        return answer(message);
    }

    /** Without an integration there is nobody to translate. */
    private Answer translate(Call call) {
        rows.message(call, rows.conversation(call));
        return Answer.json(Json.object().putNull("content"));
    }

    private static Answer answer(Message message) {
        return Answer.json(MessageView.rest(message, null));
    }
}
