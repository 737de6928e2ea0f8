// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Contacts.Identity;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a caller gives for a contact, checked before they are applied.
 *
 * @param given the parameters; what they do not name stays as it is
 */
record ContactChange(Params given) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    /** The server does not anchor the expression at the beginning. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{1,14}\\z");

    private static final int MAX_TEXT = 255;

    /** Refuses what the server's validations refuse, all faults at once. */
    void check(World world, Account account, @Nullable Contact contact) {
        List<String> messages = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        String email = given.has("email") ? email() : null;
        if (email != null && !EMAIL.matcher(email).matches()) {
            messages.add("Email Invalid email");
            attributes.add("email");
        } else if (isTaken(world, account, contact, Identity.EMAIL, email)) {
            messages.add("Email has already been taken");
            attributes.add("email");
        }
        String identifier = given.text("identifier");
        if (identifier != null
                && !identifier.isBlank()
                && isTaken(world, account, contact, Identity.IDENTIFIER, identifier)) {
            messages.add("Identifier has already been taken");
            attributes.add("identifier");
        }
        checkPhoneNumber(world, account, contact, messages, attributes);
        for (String text : List.of("name", "email", "identifier")) {
            String value = given.text(text);
            if (value != null && value.length() > MAX_TEXT) {
                String title = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
                messages.add(title + " is too long (maximum is " + MAX_TEXT + " characters)");
                attributes.add(text);
            }
        }
        if (!messages.isEmpty()) {
            throw Refusal.invalid(
                    String.join(", ", messages), attributes.stream().distinct().toList());
        }
        if (identifier != null
                && identifier.isBlank()
                && isTaken(world, account, contact, Identity.IDENTIFIER, identifier)) {
            // An empty identifier passes the validation, but not the unique index.
            throw Refusal.crash();
        }
    }

    private void checkPhoneNumber(
            World world, Account account, @Nullable Contact contact, List<String> messages, List<String> attributes) {
        String phoneNumber = given.filled("phone_number");
        if (phoneNumber == null) {
            return;
        }
        boolean taken = isTaken(world, account, contact, Identity.PHONE_NUMBER, phoneNumber);
        if (taken) {
            messages.add("Phone number has already been taken");
        } else if (!PHONE_NUMBER.matcher(phoneNumber).find()) {
            messages.add("Phone number should be in e164 format");
        } else {
            return;
        }
        attributes.add("phone_number");
    }

    private static boolean isTaken(
            World world, Account account, @Nullable Contact self, Identity identity, @Nullable String value) {
        Optional<Contact> owner = value == null ? Optional.empty() : world.contacts.find(account, identity, value);
        return owner.isPresent() && !owner.get().equals(self);
    }

    private @Nullable String email() {
        String email = given.filled("email");
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    void apply(Contact contact) {
        if (given.has("name")) {
            String name = given.text("name");
            contact.name = name == null ? "" : name;
        }
        if (given.has("email")) {
            contact.email = email();
        }
        if (given.has("phone_number")) {
            contact.phoneNumber = given.filled("phone_number");
        }
        if (given.has("identifier")) {
            contact.identifier = given.text("identifier");
        }
        if (given.has("blocked")) {
            contact.blocked = given.flag("blocked");
        }
        contact.additionalAttributes =
                Attributes.merged(contact.additionalAttributes, attributes("additional_attributes"));
        contact.customAttributes = Attributes.merged(contact.customAttributes, attributes("custom_attributes"));
        sync(contact);
    }

    /** Columns that follow from the others. */
    static void sync(Contact contact) {
        contact.location = text(contact.additionalAttributes.get("city"), contact.location);
        contact.countryCode = text(contact.additionalAttributes.get("country_code"), contact.countryCode);
        boolean reachable = contact.email != null || contact.phoneNumber != null;
        if (reachable && "visitor".equals(contact.contactType)) {
            contact.contactType = "lead";
        }
    }

    private static @Nullable String text(@Nullable JsonNode value, @Nullable String otherwise) {
        return value == null || value.isNull() ? otherwise : value.asText();
    }

    private ObjectNode attributes(String name) {
        ObjectNode attributes = given.object(name);
        return attributes == null ? Json.object() : attributes;
    }
}
