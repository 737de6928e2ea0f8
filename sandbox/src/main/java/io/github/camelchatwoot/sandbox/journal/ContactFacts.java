// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.state.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A contact, as it was at one moment. Immutable.
 *
 * @param sourceIds the names by which the other sides of inboxes know the contact
 */
public record ContactFacts(
        long id,
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String identifier,
        boolean blocked,
        List<String> labels,
        ObjectNode customAttributes,
        ObjectNode additionalAttributes,
        List<String> sourceIds) {

    static ContactFacts of(Contact contact, List<String> sourceIds) {
        return new ContactFacts(
                contact.id,
                contact.name,
                contact.email,
                contact.phoneNumber,
                contact.identifier,
                contact.blocked,
                contact.labels,
                contact.customAttributes,
                contact.additionalAttributes,
                sourceIds);
    }

    /** Whether the text is the contact's name, address, number, identifier or one of the source ids. */
    public boolean isKnownAs(String text) {
        return text.equals(name)
                || text.equals(email)
                || text.equals(phoneNumber)
                || text.equals(identifier)
                || sourceIds.contains(text);
    }

    /** One line for a person. */
    public String describe() {
        StringBuilder line =
                new StringBuilder("contact ").append(id).append(' ').append(name);
        for (String known : new String[] {email, phoneNumber, identifier}) {
            if (known != null) {
                line.append(", ").append(known);
            }
        }
        if (!labels.isEmpty()) {
            line.append(", labels ").append(String.join(", ", labels));
        }
        return sourceIds.isEmpty()
                ? line.toString()
                : line.append(", source id ")
                        .append(String.join(", ", sourceIds))
                        .toString();
    }
}
