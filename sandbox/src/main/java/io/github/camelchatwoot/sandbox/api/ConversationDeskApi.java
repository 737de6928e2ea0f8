// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.AttachmentView;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.ReportingEventView;
import io.github.camelchatwoot.sandbox.view.UserView;
import org.jspecify.annotations.Nullable;

/** What agents do at their desk, of which nobody else hears: reading, participating, drafting. */
final class ConversationDeskApi {
    private static final String PATH = "/conversations/{conversation}";
    private static final Duration SEEN_AGAIN = Duration.ofHours(1);

    private final World world;
    private final Rows rows;
    private final ConversationView views;

    ConversationDeskApi(World world, ConversationView views) {
        this.world = world;
        this.rows = new Rows(world);
        this.views = views;
    }

    void addTo(Gate gate) {
        gate.users("POST", PATH + "/update_last_seen", this::seen);
        gate.users("POST", PATH + "/unread", this::unread);
        gate.users("GET", PATH + "/attachments", this::attachments);
        gate.users("GET", PATH + "/participants", call -> participants(rows.conversation(call).participants));
        gate.users("POST", PATH + "/participants", this::addParticipants);
        gate.users("PATCH", PATH + "/participants", this::replaceParticipants);
        gate.users("PUT", PATH + "/participants", this::replaceParticipants);
        gate.users("DELETE", PATH + "/participants", this::removeParticipants);
        gate.users("GET", PATH + "/draft_messages", this::draft);
        gate.users("PATCH", PATH + "/draft_messages", this::setDraft);
        gate.users("DELETE", PATH + "/draft_messages", this::removeDraft);
        gate.users("POST", PATH + "/transcript", this::transcript);
        gate.users("GET", PATH + "/reporting_events", this::reportingEvents);
    }

    /** Written once an hour only, as long as nothing is unread. */
    private Answer seen(Call call) {
        Conversation conversation = rows.conversation(call);
        Instant now = world.now();
        Instant before = conversation.agentLastSeenAt;
        boolean due = before == null || before.isBefore(now.minus(SEEN_AGAIN));
        if (due || conversation.unreadCount() > 0) {
            conversation.agentLastSeenAt = now;
            if (call.caller().equals(conversation.assignee())) {
                conversation.assigneeLastSeenAt = now;
            }
        }
        return answer(conversation, call);
    }

    /** As if the agent had looked away just before the customer's last message. */
    private Answer unread(Call call) {
        Conversation conversation = rows.conversation(call);
        Instant before = conversation.messages.descendingMap().values().stream()
                .filter(message -> message.type == Message.Type.INCOMING)
                .findFirst()
                .map(message -> message.createdAt.minusSeconds(1))
                .orElse(null);
        conversation.agentLastSeenAt = before;
        conversation.assigneeLastSeenAt = before;
        return answer(conversation, call);
    }

    private Answer answer(Conversation conversation, Call call) {
        return Answer.json(views.rest(conversation, call.caller()));
    }

    private Answer attachments(Call call) {
        List<ObjectNode> list = rows.conversation(call).messages.values().stream()
                .flatMap(message -> message.attachments.stream())
                .map(AttachmentView::listed)
                .toList();
        return SessionsApi.attachments(list);
    }

    private Answer addParticipants(Call call) {
        Conversation conversation = rows.conversation(call);
        List<Long> added = users(call).stream()
                .filter(Predicate.not(conversation.participants::contains))
                .toList();
        conversation.participants.addAll(added);
        return participants(added);
    }

    private Answer replaceParticipants(Call call) {
        Conversation conversation = rows.conversation(call);
        List<Long> users = users(call);
        conversation.participants.retainAll(users);
        conversation.participants.addAll(users);
        return participants(conversation.participants);
    }

    private Answer removeParticipants(Call call) {
        rows.conversation(call).participants.removeAll(call.params().numbers("user_ids"));
        return Answer.ok();
    }

    private List<Long> users(Call call) {
        return call.params().numbers("user_ids").stream()
                .filter(id -> world.user(call.account(), id).isPresent())
                .toList();
    }

    private Answer participants(Collection<Long> ids) {
        ArrayNode list = Json.array();
        ids.forEach(id -> world.users.find(id).ifPresent(user -> list.add(UserView.agent(user))));
        return Answer.json(list);
    }

    private Answer draft(Call call) {
        String draft = rows.conversation(call).draft;
        ObjectNode answer = Json.object().put("has_draft", draft != null);
        return Answer.json(draft == null ? answer : answer.put("message", draft));
    }

    private Answer setDraft(Call call) {
        return setDraft(call, call.params().below("draft_message").text("message"));
    }

    private Answer removeDraft(Call call) {
        return setDraft(call, null);
    }

    private Answer setDraft(Call call, @Nullable String draft) {
        rows.conversation(call).draft = draft;
        return Answer.ok();
    }

    private Answer reportingEvents(Call call) {
        Conversation conversation = rows.conversation(call);
        ArrayNode list = Json.array();
        conversation.reportingEvents.forEach(event -> list.add(ReportingEventView.row(event, conversation)));
        return Answer.json(list);
    }

    /** No mail leaves the double. */
    private Answer transcript(Call call) {
        rows.conversation(call);
        if (call.params().filled("email") == null) {
            throw Refusal.error(422, "email param missing");
        }
        return Answer.ok();
    }
}
