// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.MessageFault;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message.Draft;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import org.jspecify.annotations.Nullable;

/** Creating, showing and deleting conversations. */
final class ConversationsApi {
    private final World world;
    private final Rows rows;
    private final SessionActions sessions;
    private final ConversationActions conversations;
    private final MessageActions messages;
    private final ConversationView views;

    ConversationsApi(
            World world,
            SessionActions sessions,
            ConversationActions conversations,
            MessageActions messages,
            ConversationView views) {
        this.world = world;
        this.rows = new Rows(world);
        this.sessions = sessions;
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    void addTo(Gate gate) {
        gate.usersAndBots("POST", "/conversations", this::create);
        gate.usersAndBots("GET", "/conversations/{conversation}", call -> answer(rows.conversation(call), call));
        gate.administrators("DELETE", "/conversations/{conversation}", this::delete);
    }

    private Answer create(Call call) {
        ContactInbox session = session(call);
        Draft draft = draft(call, session);
        Optional<Conversation> only = session.inbox.lockToSingleConversation
                ? world.conversations.of(session).stream().reduce((first, second) -> second)
                : Optional.empty();
        Conversation conversation = only.orElseGet(() -> create(call, session, draft != null));
        if (draft != null) {
            addMessage(conversation, draft, call);
        }
        if (only.isEmpty()) {
            conversations.tellAssignment(conversation, call.caller());
        }
        return answer(conversation, call);
    }

    private void addMessage(Conversation conversation, Draft draft, Call call) {
        try {
            messages.create(conversation, draft, call.caller());
        } catch (MessageFault fault) {
            throw fault.asRecord();
        }
    }

    private Conversation create(Call call, ContactInbox session, boolean withMessage) {
        Params given = call.params();
        ObjectNode additional = attributes(given, "additional_attributes");
        ObjectNode custom = attributes(given, "custom_attributes");
        ConversationActions.check(additional, custom);
        Status status = status(given);
        Instant snoozedUntil = snoozedUntil(given);
        Consumer<Conversation> setUp = conversation -> {
            conversation.additionalAttributes = Json.stored(additional);
            conversation.customAttributes = Json.stored(custom);
            conversation.setStatus(status);
            conversation.snoozedUntil = snoozedUntil;
            Long assignee = given.number("assignee_id");
            Long team = given.number("team_id");
            conversation.setAssignee(
                    assignee == null
                            ? null
                            : world.user(call.account(), assignee).orElse(null));
            conversation.setTeam(team == null ? null : world.teams.find(team).orElse(null));
        };
        return withMessage ? conversations.createWithMessage(session, setUp) : conversations.create(session, setUp);
    }

    private static Status status(Params given) {
        String word = given.filled("status");
        return word == null ? Status.OPEN : Words.parse(Status.class, word).orElseThrow(Refusal::crash);
    }

    private static @Nullable Instant snoozedUntil(Params given) {
        String text = given.filled("snoozed_until");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ObjectNode attributes(Params given, String name) {
        ObjectNode attributes = given.object(name);
        return attributes == null ? Json.object() : attributes;
    }

    private @Nullable Draft draft(Call call, ContactInbox session) {
        if (!call.params().has("message") || call.params().raw("message").isNull()) {
            return null;
        }
        ObjectNode message = call.params().object("message");
        if (message == null) {
            throw Refusal.crash();
        }
        boolean api = session.inbox.api().isPresent();
        try {
            return messages.draft(call.params().below("message"), api, session.contact, call.caller());
        } catch (MessageFault fault) {
            if (status(call.params()) == Status.OPEN && !session.contact.blocked) {
                conversations.lookForAgent(session.inbox);
            }
            throw fault.asRecord();
        }
    }

    /** By inbox and contact, found or created; otherwise by the source id alone, wherever that is. */
    private ContactInbox session(Call call) {
        Params given = call.params();
        Long inboxId = given.number("inbox_id");
        Long contactId = given.number("contact_id");
        if (inboxId == null || contactId == null) {
            String sourceId = given.filled("source_id");
            ContactInbox session = (sourceId == null ? Optional.<ContactInbox>empty() : world.sessions.find(sourceId))
                    .orElseThrow(Refusal::notFound);
            rows.visibleInbox(call, session.inbox.id);
            return session;
        }
        Inbox inbox = rows.visibleInbox(call, inboxId);
        Contact contact = rows.contact(call, contactId);
        return sessions.findOrCreate(contact, inbox, given.filled("source_id"), given.flag("hmac_verified"))
                .orElseThrow(() -> Refusal.error(422, "source_id should be unique"));
    }

    private Answer delete(Call call) {
        world.removeConversation(rows.conversation(call));
        return Answer.ok();
    }

    private Answer answer(Conversation conversation, Call call) {
        return answer(conversation, views, call);
    }

    /** The server trips over the question whether a bot is in the team of the conversation. */
    static Answer answer(Conversation conversation, ConversationView views, Call call) {
        if (conversation.team() != null && call.caller() instanceof AgentBot) {
            throw Refusal.crash();
        }
        return Answer.json(views.rest(conversation, call.caller()));
    }

    /** For lists. */
    static List<ObjectNode> views(List<Conversation> page, ConversationView views, Call call) {
        return page.stream()
                .map(conversation -> views.rest(conversation, call.caller()))
                .toList();
    }
}
