// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.state.World;

/** What a conversation is expected to be like. Immutable. */
public final class ConversationExpectation extends Expectation<ConversationFacts> implements Holdable {
    private ConversationExpectation(List<Condition<ConversationFacts>> conditions) {
        super("conversation", conditions);
    }

    /** Any conversation. */
    public static ConversationExpectation conversation() {
        return new ConversationExpectation(List.of());
    }

    /** The conversation with this number. */
    public static ConversationExpectation conversation(long id) {
        return conversation().with(String.valueOf(id), facts -> facts.id() == id);
    }

    private ConversationExpectation with(String words, Predicate<ConversationFacts> test) {
        return new ConversationExpectation(and(words, test));
    }

    /** With the contact of this name, address, number, identifier or source id. */
    public ConversationExpectation withContact(String contact) {
        return with("with contact " + contact, facts -> facts.contact().isKnownAs(contact));
    }

    /** In the inbox with this name. */
    public ConversationExpectation inInbox(String name) {
        return with("in inbox " + name, facts -> facts.inbox().equals(name));
    }

    /**
     * In this status.
     *
     * @param status open, resolved, pending or snoozed
     */
    public ConversationExpectation status(String status) {
        return with(status, facts -> facts.status().equals(status.toLowerCase(Locale.ROOT)));
    }

    public ConversationExpectation open() {
        return status("open");
    }

    public ConversationExpectation resolved() {
        return status("resolved");
    }

    public ConversationExpectation pending() {
        return status("pending");
    }

    public ConversationExpectation snoozed() {
        return status("snoozed");
    }

    /**
     * Of this priority.
     *
     * @param priority low, medium, high or urgent
     */
    public ConversationExpectation priority(String priority) {
        return with("of priority " + priority, facts -> priority.equals(facts.priority()));
    }

    public ConversationExpectation label(String label) {
        return with("with label " + label, facts -> facts.labels().contains(label));
    }

    /** Given to the user or bot of this name. */
    public ConversationExpectation assignedTo(String name) {
        return with("assigned to " + name, facts -> name.equals(facts.assignee()));
    }

    public ConversationExpectation unassigned() {
        return with("unassigned", facts -> facts.assignee() == null);
    }

    public ConversationExpectation team(String name) {
        return with("of team " + name, facts -> name.equals(facts.team()));
    }

    /** With a custom attribute of this value; numbers and flags are compared by their text. */
    public ConversationExpectation customAttribute(String key, Object value) {
        return with("with custom attribute " + key + " " + value, facts -> {
            JsonNode found = facts.customAttributes().path(key);
            return !found.isMissingNode() && found.asText().equals(String.valueOf(value));
        });
    }

    @Override
    public Stream<String> foundIn(World world) {
        return facts(world).filter(this::matches).map(ConversationFacts::describe);
    }

    @Override
    public Stream<String> allIn(World world) {
        return facts(world).map(ConversationFacts::describe);
    }

    private static Stream<ConversationFacts> facts(World world) {
        return world.conversations.all().stream().map(ConversationFacts::of);
    }
}
