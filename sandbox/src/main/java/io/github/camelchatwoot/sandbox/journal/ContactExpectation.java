// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.state.World;

/** What a contact is expected to be like. Immutable. */
public final class ContactExpectation extends Expectation<ContactFacts> implements Holdable {
    private ContactExpectation(List<Condition<ContactFacts>> conditions) {
        super("contact", conditions);
    }

    /** Any contact. */
    public static ContactExpectation contact() {
        return new ContactExpectation(List.of());
    }

    /** The contact with this name, address, number, identifier or source id. */
    public static ContactExpectation contact(String knownAs) {
        return contact().with("known as " + knownAs, facts -> facts.isKnownAs(knownAs));
    }

    private ContactExpectation with(String words, Predicate<ContactFacts> test) {
        return new ContactExpectation(and(words, test));
    }

    public ContactExpectation name(String name) {
        return with("with name " + name, facts -> facts.name().equals(name));
    }

    public ContactExpectation email(String email) {
        return with("with email " + email, facts -> email.equals(facts.email()));
    }

    public ContactExpectation phone(String phoneNumber) {
        return with("with phone number " + phoneNumber, facts -> phoneNumber.equals(facts.phoneNumber()));
    }

    public ContactExpectation identifier(String identifier) {
        return with("with identifier " + identifier, facts -> identifier.equals(facts.identifier()));
    }

    /** Known to the other side of some inbox by this name. */
    public ContactExpectation sourceId(String sourceId) {
        return with("with source id " + sourceId, facts -> facts.sourceIds().contains(sourceId));
    }

    public ContactExpectation label(String label) {
        return with("with label " + label, facts -> facts.labels().contains(label));
    }

    /** With a custom attribute of this value; numbers and flags are compared by their text. */
    public ContactExpectation customAttribute(String key, Object value) {
        return with("with custom attribute " + key + " " + value, facts -> {
            JsonNode found = facts.customAttributes().path(key);
            return !found.isMissingNode() && found.asText().equals(String.valueOf(value));
        });
    }

    public ContactExpectation blocked() {
        return with("blocked", ContactFacts::blocked);
    }

    @Override
    public Stream<String> foundIn(World world) {
        return facts(world).filter(this::matches).map(ContactFacts::describe);
    }

    @Override
    public Stream<String> allIn(World world) {
        return facts(world).map(ContactFacts::describe);
    }

    private static Stream<ContactFacts> facts(World world) {
        return world.contacts.all().stream()
                .map(contact -> ContactFacts.of(
                        contact,
                        world.sessions.of(contact).stream()
                                .map(session -> session.sourceId)
                                .toList()));
    }
}
