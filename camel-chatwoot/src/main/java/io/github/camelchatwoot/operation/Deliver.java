// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

/**
 * A message with all that it needs: the calls that find or create contact, session, conversation and message.
 *
 * @param form what it takes, and what it answers. Account and inbox stand in its path, so that no body tells them
 */
public record Deliver(Spec form, String summary) implements Role {

    /** The field of a Map that tells the contact's id on the other side. */
    public static final String CONTACT_SOURCE_ID = "contact_source_id";

    /** The field that tells the message's id on the other side. */
    public static final String FOREIGN_ID = "foreign_id";

    /** The field that tells which message it answers. */
    public static final String REPLY_TO = "reply_to";

    /** The field that tells who of a group wrote it. */
    public static final String PARTICIPANT = "participant";
}
