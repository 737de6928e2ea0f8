// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something that Chatwoot told of: what it said, and names and types for it. Immutable, safe to share across threads.
 *
 * <p>Nothing is lost: {@link #fields()} is all that came, in its order, also what this version does not know. The other
 * methods read it. They answer null where the field is null or not there, which depends on where the thing comes from:
 * an answer, an event or the Client API; lists and objects are empty then. Words such as a status stay the texts that
 * they are. A field that is of another type than it should be throws an {@link IllegalArgumentException} that names it,
 * when it is read.
 *
 * <p>Times come as seconds, as decimals, as text in ISO 8601, or as 0 where there is none. The fields are left like
 * that; the methods make an {@link java.time.Instant} of them, or null.
 *
 * <p>{@code toString()} tells the type and the id only: fields hold personal data and, for administrators, secrets.
 */
public sealed interface ChatwootRecord
        permits Attachment, ChatwootEvent, Contact, Conversation, InboundMessage, Inbox, Message {

    /** Everything that Chatwoot said, by its own names. Cannot be changed; values may be null. */
    @JsonValue
    Map<String, Object> fields();
}
