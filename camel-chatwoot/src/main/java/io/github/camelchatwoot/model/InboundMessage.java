// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A message from elsewhere that is to be delivered into Chatwoot, as a body for {@code chatwoot:deliverMessage}. Begin
 * with {@link #of} and add what is known:
 *
 * <pre>{@code
 * InboundMessage.of("sms:+4915112345678", "SM123").content("Where is my parcel?").name("Jane Doe")
 * }</pre>
 *
 * @param fields contact_source_id, foreign_id and whatever else is known, by the names of the fields of a Map as body
 */
public record InboundMessage(Map<String, Object> fields) implements ChatwootRecord {

    private static final String CONTACT = "contact_source_id";
    private static final String FOREIGN_ID = "foreign_id";

    /** @throws IllegalArgumentException when there is neither of the ids */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InboundMessage {
        if (!fields.containsKey(CONTACT) && !fields.containsKey(FOREIGN_ID)) {
            throw Fields.missing(InboundMessage.class, fields, CONTACT + " or " + FOREIGN_ID);
        }
        fields = Fields.frozen(fields);
    }

    /**
     * A message without a text yet.
     *
     * @param contactSourceId the contact's id on the other side
     * @param foreignId the message's id on the other side, of which there is one for the contact
     */
    public static InboundMessage of(String contactSourceId, String foreignId) {
        return new InboundMessage(Map.of(CONTACT, contactSourceId, FOREIGN_ID, foreignId));
    }

    /** A copy with one field more, or another value of it. */
    public InboundMessage with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new InboundMessage(more);
    }

    /** The contact's id on the other side. */
    public @Nullable String contactSourceId() {
        return Fields.text(this, "/" + CONTACT);
    }

    /** The message's id on the other side. */
    public @Nullable String foreignId() {
        return Fields.text(this, "/" + FOREIGN_ID);
    }

    public @Nullable String content() {
        return Fields.text(this, "/content");
    }

    /** A copy with a text. */
    public InboundMessage content(String text) {
        return with("content", text);
    }

    /** A copy with the contact's name. */
    public InboundMessage name(String name) {
        return with("name", name);
    }

    /** A copy with the contact's e-mail address. */
    public InboundMessage email(String address) {
        return with("email", address);
    }

    /** A copy with the contact's phone number, in any form that the option defaultRegion makes sense of. */
    public InboundMessage phoneNumber(String number) {
        return with("phone_number", number);
    }

    /** A copy with the contact's id in your own system, unique within the account. */
    public InboundMessage identifier(String identifier) {
        return with("identifier", identifier);
    }

    /** A copy with custom attributes of the contact. */
    public InboundMessage customAttributes(Map<String, Object> attributes) {
        return with("custom_attributes", attributes);
    }

    /** A copy with the foreign id of the message that it answers. */
    public InboundMessage replyTo(String otherForeignId) {
        return with("reply_to", otherForeignId);
    }

    /** A copy with the name of who of a group wrote it. */
    public InboundMessage participant(String name) {
        return with("participant", name);
    }

    /** A copy of the type outgoing: an agent wrote it elsewhere. */
    public InboundMessage fromAgent() {
        return with("message_type", "outgoing");
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "InboundMessage";
    }
}
