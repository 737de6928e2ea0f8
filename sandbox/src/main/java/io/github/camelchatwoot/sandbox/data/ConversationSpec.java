// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a conversation is to be like. Used by one thread. */
public final class ConversationSpec extends Spec<ConversationSpec> {
    ConversationSpec(ObjectNode json) {
        super(json);
    }

    @Override
    ConversationSpec self() {
        return this;
    }

    /** The inbox, by name; that of the contact by default. */
    public ConversationSpec inbox(String name) {
        return set("inbox", name);
    }

    /** The status after all messages: open, resolved, pending or snoozed. */
    public ConversationSpec status(String status) {
        return set("status", status);
    }

    public ConversationSpec resolved() {
        return status("resolved");
    }

    public ConversationSpec pending() {
        return status("pending");
    }

    public ConversationSpec snoozed() {
        return status("snoozed");
    }

    /**
     * The priority.
     *
     * @param priority low, medium, high or urgent
     */
    public ConversationSpec priority(String priority) {
        return set("priority", priority);
    }

    /** The user who takes care of it, by name. */
    public ConversationSpec assignee(String name) {
        return set("assignee", name);
    }

    /** The team that takes care of it, by name. */
    public ConversationSpec team(String name) {
        return set("team", name);
    }

    public ConversationSpec label(String... titles) {
        return add("labels", titles);
    }

    public ConversationSpec customAttribute(String key, Object value) {
        return put("custom_attributes", key, value);
    }

    public ConversationSpec additionalAttribute(String key, Object value) {
        return put("additional_attributes", key, value);
    }

    /** An agent has read all of it. */
    public ConversationSpec seen() {
        return set("seen", true);
    }

    /** When it began; by default with its first message. */
    public ConversationSpec at(Instant moment) {
        return moment(moment);
    }

    /** How long ago it began, by the time of the double. */
    public ConversationSpec ago(Duration before) {
        return before(before);
    }

    /** A message of the customer's. */
    public ConversationSpec incoming(String content) {
        return message("incoming", content, spec -> {});
    }

    public ConversationSpec incoming(String content, Consumer<MessageSpec> more) {
        return message("incoming", content, more);
    }

    /** An answer to the customer, by the assignee or else an agent of the inbox. */
    public ConversationSpec outgoing(String content) {
        return message("outgoing", content, spec -> {});
    }

    public ConversationSpec outgoing(String content, Consumer<MessageSpec> more) {
        return message("outgoing", content, more);
    }

    /** A note that the customer does not see. */
    public ConversationSpec note(String content) {
        return message("note", content, spec -> {});
    }

    public ConversationSpec note(String content, Consumer<MessageSpec> more) {
        return message("note", content, more);
    }

    private ConversationSpec message(String type, String content, Consumer<MessageSpec> more) {
        ObjectNode message =
                json.withArray("messages").addObject().put("type", type).put("content", content);
        more.accept(new MessageSpec(message));
        return this;
    }
}
