// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event.MessageEvent;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

/** Messages. */
public final class MessageView {
    private static final Pattern TRAILING_NEWLINES = Pattern.compile("\\n+\\z");

    private final Supplier<String> baseUrl;

    public MessageView(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * A message of the application API.
     *
     * @param echoId what the creator sent along, null in any other answer
     */
    public static ObjectNode rest(Message message, @Nullable String echoId) {
        ObjectNode view = Json.object()
                .put("id", message.id)
                .put("content", message.content)
                .put("inbox_id", message.conversation.inbox().id);
        if (echoId != null) {
            view.put("echo_id", echoId);
        }
        view.put("conversation_id", message.conversation.displayId)
                .put("message_type", message.type.number())
                .put("content_type", Words.of(message.contentType))
                .put("status", Words.of(message.status));
        view.set("content_attributes", message.contentAttributes);
        view.put("created_at", Times.seconds(message.createdAt))
                .put("private", message.isPrivate)
                .put("source_id", message.sourceId);
        if (message.sender != null) {
            view.set("sender", UserView.push(message.sender, Audience.STAFF));
        }
        addAttachments(view, message);
        return view;
    }

    /** A message inside of a conversation. */
    public ObjectNode push(Message message, Audience audience) {
        return push(message, audience, null);
    }

    /** A message on the WebSocket, with what the creator sent along. */
    ObjectNode push(Message message, Audience audience, @Nullable String echoId) {
        Conversation conversation = message.conversation;
        boolean raw = audience != Audience.OUTSIDE && audience != Audience.BOTS;
        String content = raw ? message.content : normalised(message.content);
        String processed = raw ? message.processedContent : normalised(message.processedContent);
        ObjectNode view = Json.object()
                .put("id", message.id)
                .put("content", content)
                .put("account_id", conversation.account.id)
                .put("inbox_id", conversation.inbox().id)
                .put("conversation_id", conversation.displayId)
                .put("message_type", message.type.number())
                .put("created_at", Times.seconds(message.createdAt));
        view.set("updated_at", Times.iso(message.updatedAt));
        view.put("private", message.isPrivate)
                .put("status", Words.of(message.status))
                .put("source_id", message.sourceId)
                .put("content_type", Words.of(message.contentType));
        view.set("content_attributes", message.contentAttributes);
        view.put("sender_type", message.sender == null ? null : message.sender.type())
                .put("sender_id", message.sender == null ? null : Long.valueOf(message.sender.id()));
        view.putObject("external_source_ids");
        view.set("additional_attributes", message.additionalAttributes);
        view.put("processed_message_content", processed).putObject("sentiment");
        view.putObject("conversation")
                .put("assignee_id", conversation.assignee() == null ? null : Long.valueOf(conversation.assignee().id))
                .put("unread_count", conversation.unreadCount())
                .put("last_activity_at", Times.seconds(conversation.lastActivityAt()))
                .putObject("contact_inbox")
                .put("source_id", conversation.contactInbox.sourceId);
        if (echoId != null) {
            view.put("echo_id", echoId);
        }
        addAttachments(view, message);
        if (message.sender != null) {
            view.set("sender", UserView.push(message.sender, audience));
        }
        return view;
    }

    /** A message as the Client API shows it. */
    public static ObjectNode client(Message message) {
        ObjectNode view = Json.object()
                .put("id", message.id)
                .put("content", message.content)
                .put("message_type", message.type.number())
                .put("content_type", Words.of(message.contentType));
        view.set("content_attributes", message.contentAttributes);
        view.put("created_at", Times.seconds(message.createdAt)).put("conversation_id", message.conversation.displayId);
        addAttachments(view, message);
        if (message.sender != null) {
            view.set("sender", UserView.push(message.sender, Audience.OUTSIDE));
        }
        return view;
    }

    ObjectNode webhook(MessageEvent event, ObjectNode conversation) {
        Message message = event.message();
        ObjectNode view = Json.object();
        view.set("account", AccountView.slim(message.conversation.account));
        view.set("additional_attributes", message.additionalAttributes);
        view.set("content_attributes", event.contentAttributes());
        view.put("content_type", Words.of(message.contentType)).put("content", spoken(message, event.content()));
        view.set("conversation", conversation);
        view.set("created_at", Times.iso(message.createdAt));
        view.put("id", message.id);
        view.putObject("inbox")
                .put("id", message.conversation.inbox().id)
                .put("name", message.conversation.inbox().name);
        view.put("message_type", Words.of(message.type)).put("private", message.isPrivate);
        view.set(
                "sender",
                message.sender == null
                        ? Json.nothing()
                        : UserView.webhook(message.sender, message.conversation.account));
        view.put("source_id", message.sourceId);
        addAttachments(view, message);
        return view.put("event", event.name());
    }

    /** A survey comes with its address. */
    private @Nullable String spoken(Message message, @Nullable String content) {
        return message.contentType == Message.ContentType.INPUT_CSAT
                ? "Please rate this conversation, " + baseUrl.get() + "/survey/responses/" + message.conversation.uuid
                : normalised(content);
    }

    /** Markdown's hard line breaks become plain ones. */
    private static @Nullable String normalised(@Nullable String content) {
        return content == null
                ? null
                : TRAILING_NEWLINES.matcher(content.replace("\\\n", "\n")).replaceAll("");
    }

    private static void addAttachments(ObjectNode view, Message message) {
        if (!message.attachments.isEmpty()) {
            view.set("attachments", AttachmentView.of(message));
        }
    }
}
