// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.state.World;

/** What a message is expected to be like. Immutable. */
public final class MessageExpectation extends Expectation<MessageFacts> implements Receivable, Holdable {
    private final boolean aboutStatus;

    private MessageExpectation(List<Condition<MessageFacts>> conditions, boolean aboutStatus) {
        super("message", conditions);
        this.aboutStatus = aboutStatus;
    }

    /** Any message. */
    public static MessageExpectation message() {
        return new MessageExpectation(List.of(), false);
    }

    private MessageExpectation with(String words, Predicate<MessageFacts> test) {
        return new MessageExpectation(and(words, test), aboutStatus);
    }

    private MessageExpectation status(String words, Predicate<MessageFacts> test) {
        return new MessageExpectation(and(words, test), true);
    }

    /** From the customer. */
    public MessageExpectation incoming() {
        return with("incoming", facts -> "incoming".equals(facts.type()));
    }

    /** To the customer: by staff and not private. */
    public MessageExpectation outgoing() {
        return with("outgoing", facts -> "outgoing".equals(facts.type()) && !facts.isPrivate());
    }

    /** A private note. */
    public MessageExpectation note() {
        return with("private", MessageFacts::isPrivate);
    }

    /** Text by which the conversation tells its own history. */
    public MessageExpectation activity() {
        return with("activity", facts -> "activity".equals(facts.type()));
    }

    /** Exactly this text. */
    public MessageExpectation content(String text) {
        return with("with content \"" + text + '"', facts -> text.equals(facts.content()));
    }

    /** A text with this in it. */
    public MessageExpectation contentContaining(String part) {
        return with(
                "with content containing \"" + part + '"',
                facts -> facts.content() != null && facts.content().contains(part));
    }

    /** A text that the regular expression matches as a whole. */
    public MessageExpectation contentMatching(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        return with(
                "with content matching " + regex,
                facts -> facts.content() != null
                        && pattern.matcher(facts.content()).matches());
    }

    /** Incoming, from the contact with this name, address, number, identifier or source id. */
    public MessageExpectation fromContact(String contact) {
        return with(
                "from contact " + contact,
                facts -> "incoming".equals(facts.type()) && facts.contact().isKnownAs(contact));
    }

    /** In a conversation with this contact. */
    public MessageExpectation withContact(String contact) {
        return with(
                "in a conversation with " + contact, facts -> facts.contact().isKnownAs(contact));
    }

    /** Written by the user or bot with this name. */
    public MessageExpectation by(String name) {
        return with("by " + name, facts -> name.equals(facts.sender()));
    }

    public MessageExpectation inConversation(long id) {
        return with("in conversation " + id, facts -> facts.conversationId() == id);
    }

    /** In the inbox with this name. */
    public MessageExpectation inInbox(String name) {
        return with("in inbox " + name, facts -> facts.inbox().equals(name));
    }

    public MessageExpectation sourceId(String sourceId) {
        return with("with source id " + sourceId, facts -> sourceId.equals(facts.sourceId()));
    }

    /** With a content attribute of this value; numbers and flags are compared by their text. */
    public MessageExpectation contentAttribute(String key, Object value) {
        return with("with content attribute " + key + " " + value, facts -> {
            JsonNode found = facts.contentAttributes().path(key);
            return !found.isMissingNode() && found.asText().equals(String.valueOf(value));
        });
    }

    /** With a file of this name. */
    public MessageExpectation attachment(String filename) {
        return with("with attachment " + filename, facts -> facts.attachments().contains(filename));
    }

    /** Still only sent. For what the double holds, as is every status. */
    public MessageExpectation sent() {
        return status("sent", facts -> "sent".equals(facts.status()));
    }

    public MessageExpectation delivered() {
        return status("delivered", facts -> "delivered".equals(facts.status()));
    }

    public MessageExpectation read() {
        return status("read", facts -> "read".equals(facts.status()));
    }

    public MessageExpectation failed() {
        return status("failed", facts -> "failed".equals(facts.status()));
    }

    /** Failed, with this external error. */
    public MessageExpectation failedWith(String externalError) {
        return status(
                "failed with \"" + externalError + '"',
                facts -> "failed".equals(facts.status()) && Objects.equals(externalError, facts.externalError()));
    }

    @Override
    public void requireKnown() {
        if (aboutStatus) {
            throw new IllegalArgumentException(
                    "A message is received before it has a status; ask what the sandbox has: " + this);
        }
    }

    @Override
    public boolean matches(Entry entry) {
        return entry instanceof ReceivedMessage received && matches(received.message());
    }

    @Override
    public Stream<String> foundIn(World world) {
        return facts(world).filter(this::matches).map(MessageFacts::describe);
    }

    @Override
    public Stream<String> allIn(World world) {
        return facts(world).map(MessageFacts::describe);
    }

    private static Stream<MessageFacts> facts(World world) {
        return world.messages.all().stream().map(MessageFacts::of);
    }
}
