// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

/**
 * A session: a contact in an inbox, under the id that the inbox's other side knows it by. A row, written on the event
 * loop only.
 */
public final class ContactInbox {
    public final long id;
    public final Inbox inbox;
    public final String sourceId;
    public final String pubsubToken;
    public final Instant createdAt;
    public Instant updatedAt;
    public Contact contact;
    public boolean hmacVerified;

    public ContactInbox(long id, Contact contact, Inbox inbox, String sourceId, String pubsubToken, Instant createdAt) {
        this.id = id;
        this.contact = contact;
        this.inbox = inbox;
        this.sourceId = sourceId;
        this.pubsubToken = pubsubToken;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }
}
