// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Event.MessageChange;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Message.ContentType;
import io.github.camelchatwoot.sandbox.state.Message.Draft;
import io.github.camelchatwoot.sandbox.state.Message.Status;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** What happens when a message is created or changes. Used on the event loop only. */
public final class MessageActions {
    private static final String EXTERNAL_ERROR = "external_error";
    private static final String PROCESSED = "processed_message_content";

    private final World world;
    private final Events events;
    private final ConversationActions conversations;
    private final ContactActions contacts;
    private final NotificationActions notifications;
    private final Reports reports;

    public MessageActions(World world, Events events, ConversationActions conversations, ContactActions contacts) {
        this.world = world;
        this.events = events;
        this.conversations = conversations;
        this.contacts = contacts;
        this.notifications = new NotificationActions(world, events);
        this.reports = new Reports(world);
        conversations.onResolved(this::askForRating);
    }

    /** Reads and checks what a member of the staff wants to say; nothing is changed yet. */
    public Draft draft(Params given, boolean apiInbox, Contact contact, Sender caller) {
        return new MessageParams(world, given).draft(apiInbox, contact, caller);
    }

    /** Reads and checks what the customer wants to say. */
    public Draft clientDraft(Params given, Contact contact) {
        return new MessageParams(world, given).clientDraft(contact);
    }

    /**
     * Adds a message, with all that follows from it.
     *
     * @param caller in whose request this happens
     */
    public Message create(Conversation conversation, Draft draft, Sender caller) {
        return create(conversation, draft, caller, null);
    }

    /**
     * Adds a message, with all that follows from it.
     *
     * @param caller in whose request this happens
     * @param echoId what the caller wants to recognise the message by on the WebSocket
     */
    public Message create(Conversation conversation, Draft draft, Sender caller, @Nullable String echoId) {
        Instant now = world.now();
        MessageRules.checkFlood(conversation, now);
        Message message = world.addMessage(conversation, rendered(conversation, draft), now);
        message.processedContent = draft.content();
        MessageParams.resolveReply(message.contentAttributes, conversation);
        conversation.setLastActivityAt(now);
        conversation.updatedAt = world.after(conversation.updatedAt);
        events.later(() -> measure(message));
        if (message.type == Message.Type.INCOMING) {
            conversations.reopen(conversation, caller);
        }
        events.add(Event.MessageEvent.created(message, echoId));
        // On the WebSocket the customer's change always arrives before the conversation's.
        if (message.sender instanceof Contact contact) {
            contacts.noteActivity(contact);
        }
        noteReply(message, echoId);
        if (message.type == Message.Type.INCOMING) {
            greet(conversation, caller);
        }
        notifications.messageCreated(message);
        return message;
    }

    /** Staff texts are templates; what the customer writes is not touched. */
    private static Draft rendered(Conversation conversation, Draft draft) {
        boolean isTemplate = draft.type() == Message.Type.OUTGOING || draft.type() == Message.Type.TEMPLATE;
        String content = draft.content();
        if (!isTemplate || content == null) {
            return draft;
        }
        return draft.withContent(new Liquid(conversation, draft.sender()).render(content));
    }

    private void noteReply(Message message, @Nullable String echoId) {
        Conversation conversation = message.conversation;
        if (message.type == Message.Type.INCOMING) {
            conversations.noteWaiting(conversation, message.createdAt);
        }
        if (message.type != Message.Type.OUTGOING || message.isPrivate) {
            return;
        }
        boolean first = message.isSentByHuman() && conversation.firstReplyCreatedAt == null && isFirstReply(message);
        boolean answered =
                conversation.waitingSince != null && (message.isSentByHuman() || message.sender instanceof AgentBot);
        if (first) {
            reports.firstReply(message);
            events.add(new Event.FirstReply(message, echoId));
        } else if (answered && message.isSentByHuman()) {
            reports.reply(message);
        }
        if (first || answered) {
            conversations.noteReply(conversation, message.createdAt, first);
        }
    }

    private static boolean isFirstReply(Message message) {
        return message.conversation.messages.values().stream()
                .filter(other -> other.type == Message.Type.OUTGOING && !other.isPrivate)
                .filter(other -> other.sender instanceof User || other.sender instanceof Contact)
                .allMatch(message::equals);
    }

    /** The inbox greets whoever writes for the first time. */
    private void greet(Conversation conversation, Sender caller) {
        String greeting = conversation.inbox().greetingMessage;
        if (!conversation.inbox().greetingEnabled || greeting == null || greeting.isBlank()) {
            return;
        }
        long incoming = conversation.messages.values().stream()
                .filter(message -> message.type == Message.Type.INCOMING)
                .count();
        boolean templates =
                conversation.messages.values().stream().anyMatch(message -> message.type == Message.Type.TEMPLATE);
        if (incoming == 1 && !templates) {
            create(conversation, Draft.text(Message.Type.TEMPLATE, greeting, null), caller);
        }
    }

    /** Once per conversation, when it is resolved. */
    private void askForRating(Conversation conversation) {
        if (!conversation.inbox().csatSurveyEnabled || conversation.messages.isEmpty()) {
            return;
        }
        boolean asked = conversation.messages.values().stream()
                .anyMatch(message -> message.contentType == ContentType.INPUT_CSAT);
        if (asked) {
            return;
        }
        ObjectNode display = Json.object().put("display_type", "emoji");
        Draft survey = new Draft(
                Message.Type.TEMPLATE,
                "Please rate the conversation",
                ContentType.INPUT_CSAT,
                display,
                Json.object(),
                false,
                null,
                null,
                List.of());
        events.causedByNobody(() -> create(conversation, survey, conversation.contact()));
    }

    private static void measure(Message message) {
        message.attachments.forEach(attachment ->
                attachment.size = Pictures.size(attachment.blob.content()).orElse(null));
    }

    /** Reports how far a message got. The server takes any step but the one from read back to delivered. */
    public void report(Message message, Status status, @Nullable String externalError) {
        report(message, List.of("conversation_id", "status", PROCESSED), status, externalError);
    }

    /** The callback of the inbox did not take the message. */
    public void reportFailedDelivery(Message message, String error) {
        report(message, List.of("status", PROCESSED), Status.FAILED, error);
    }

    private void report(Message message, List<String> touched, Status status, @Nullable String externalError) {
        if (message.status == Status.READ && status == Status.DELIVERED) {
            return;
        }
        String error = status == Status.FAILED ? externalError : null;
        update(message, touched, row -> {
            row.status = status;
            JsonNode known = row.contentAttributes.get(EXTERNAL_ERROR);
            if (error != null || (known != null && !known.isNull())) {
                row.contentAttributes = row.contentAttributes.deepCopy().put(EXTERNAL_ERROR, error);
            }
        });
    }

    /** An agent wants the message to be sent again. */
    public void retry(Message message) {
        report(message, Status.SENT, null);
        List<String> touched = List.of("conversation_id", "status", PROCESSED);
        update(message, touched, row -> row.contentAttributes = Json.object());
    }

    /** The message stays, without what it said. */
    public void delete(Message message) {
        List<String> touched = List.of("conversation_id", "content", "content_type", "content_attributes", PROCESSED);
        update(message, touched, row -> {
            row.content = "This message was deleted";
            row.processedContent = row.content;
            row.contentType = ContentType.TEXT;
            row.contentAttributes = Json.object().put("deleted", true);
            row.attachments.forEach(attachment -> world.attachments.remove(attachment.id));
            row.attachments.clear();
        });
    }

    /** The customer filled in a form or a survey. */
    public void submit(Message message, JsonNode values) {
        update(message, List.of("conversation_id", PROCESSED), row -> {
            ObjectNode attributes = row.contentAttributes.deepCopy();
            attributes.set("submitted_values", values);
            row.contentAttributes = attributes;
        });
    }

    /** The customer has read the conversation: a job marks what was sent until then. */
    public void readByContact(Conversation conversation) {
        Instant now = world.now();
        conversation.contactLastSeenAt = now;
        conversation.updatedAt = world.after(conversation.updatedAt);
        events.add(new Event.ConversationNews("conversation.read", conversation));
        List<String> touched = List.of("conversation_id", "status", PROCESSED);
        events.later(() -> conversation.messages.values().stream()
                .filter(message -> message.type != Message.Type.INCOMING)
                .filter(message -> message.status == Status.SENT || message.status == Status.DELIVERED)
                .filter(message -> !message.createdAt.isAfter(now))
                .forEach(message -> update(message, touched, row -> row.status = Status.READ)));
    }

    /**
     * Changes a row and tells so, if anything is different. The conversation is not touched.
     *
     * @param touched the fields that the server has its hands on
     */
    private void update(Message message, List<String> touched, Consumer<Message> change) {
        Map<String, JsonNode> before = message.columns();
        int files = message.attachments.size();
        change.accept(message);
        if (before.equals(message.columns()) && files == message.attachments.size()) {
            return;
        }
        message.updatedAt = world.after(message.updatedAt);
        events.add(Event.MessageEvent.updated(message, change(message, touched, before)));
    }

    static MessageChange change(Message message, List<String> touched, Map<String, JsonNode> before) {
        ObjectNode previous = Json.object();
        message.columns().forEach((column, value) -> {
            JsonNode old = before.getOrDefault(column, Json.nothing());
            if (!old.equals(value)) {
                previous.putArray(column).add(old).add(value);
            }
        });
        return new MessageChange(touched, previous);
    }
}
