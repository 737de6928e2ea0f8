// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.AttachmentView;
import io.github.camelchatwoot.sandbox.view.ContactView;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.InboxView;

/** The sessions of contacts, and what is found by them. */
final class SessionsApi {
    private static final int MAX_CONVERSATIONS = 20;

    private final World world;
    private final Rows rows;
    private final SessionActions sessions;
    private final ConversationView conversations;

    SessionsApi(World world, SessionActions sessions, ConversationView conversations) {
        this.world = world;
        this.rows = new Rows(world);
        this.sessions = sessions;
        this.conversations = conversations;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/contacts/{contact}/contactable_inboxes", this::contactable);
        gate.users("POST", "/contacts/{contact}/contact_inboxes", this::create);
        gate.users("POST", "/contact_inboxes/filter", this::find);
        gate.users("GET", "/contacts/{contact}/conversations", this::conversations);
        gate.users("GET", "/contacts/{contact}/attachments", this::attachments);
    }

    /**
     * Through which inboxes the contact can be written to. Where there is no session yet, its source id is only an
     * idea.
     */
    private Answer contactable(Call call) {
        Contact contact = rows.contact(call);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("payload");
        for (Inbox inbox : world.inboxes.all()) {
            boolean reachable = inbox.channel instanceof Channel.Api
                    || (inbox.channel instanceof Channel.Email && contact.email != null);
            if (inbox.accountId != call.account().id || !reachable || !Rows.isVisible(inbox, call.caller())) {
                continue;
            }
            String source = world.sessions.of(contact).stream()
                    .filter(session -> session.inbox.equals(inbox))
                    .map(session -> session.sourceId)
                    .reduce((first, second) -> second)
                    .orElseGet(() -> SessionActions.generated(contact, inbox));
            ObjectNode entry = list.addObject();
            entry.set("inbox", InboxView.slim(inbox));
            entry.put("source_id", source);
        }
        return Answer.json(answer);
    }

    private Answer create(Call call) {
        Contact contact = rows.contact(call);
        Long inboxId = call.params().number("inbox_id");
        Inbox inbox = rows.visibleInbox(call, inboxId == null ? 0 : inboxId);
        ContactInbox session = sessions.findOrCreate(
                        contact,
                        inbox,
                        call.params().filled("source_id"),
                        call.params().flag("hmac_verified"))
                .orElseThrow(Refusal::crash);
        return Answer.json(ContactView.session(session));
    }

    /** The only exact look-up by source id. */
    private Answer find(Call call) {
        Long inboxId = call.params().number("inbox_id");
        Inbox inbox = rows.visibleInbox(call, inboxId == null ? 0 : inboxId);
        String sourceId = call.params().text("source_id");
        Contact contact = world.sessions
                .find(inbox, sourceId == null ? "" : sourceId)
                .orElseThrow(() -> Refusal.head(404))
                .contact;
        return Answer.json(ContactView.rest(contact, world.sessions.of(contact)));
    }

    private Answer conversations(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("payload");
        conversationsOf(call)
                .sorted(Comparator.comparing((Conversation conversation) -> conversation.lastActivityAt())
                        .reversed())
                .limit(MAX_CONVERSATIONS)
                .forEach(conversation -> list.add(conversations.rest(conversation, call.caller())));
        return Answer.json(answer);
    }

    private Answer attachments(Call call) {
        List<ObjectNode> views = conversationsOf(call)
                .flatMap(conversation -> conversation.messages.values().stream()
                        .flatMap(message -> message.attachments.stream())
                        .map(attachment ->
                                AttachmentView.listed(attachment).put("conversation_id", conversation.displayId)))
                .toList();
        return attachments(views);
    }

    static Answer attachments(List<ObjectNode> views) {
        ObjectNode answer = Json.object();
        answer.putObject("meta").put("total_count", views.size());
        answer.putArray("payload").addAll(views);
        return Answer.json(answer);
    }

    private Stream<Conversation> conversationsOf(Call call) {
        return world.sessions.of(rows.contact(call)).stream()
                .filter(session -> Rows.isVisible(session.inbox, call.caller()))
                .flatMap(session -> world.conversations.of(session).stream());
    }
}
