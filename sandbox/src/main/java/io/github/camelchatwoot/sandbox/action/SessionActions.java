// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Optional;
import java.util.UUID;

import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** Finds and creates sessions. Used on the event loop only. */
public final class SessionActions {
    private final World world;

    public SessionActions(World world) {
        this.world = world;
    }

    /** The source id that a session gets when nobody names one. */
    public static String generated(Contact contact, Inbox inbox) {
        return generated(contact.email, inbox);
    }

    /** Refuses an inbox that needs an address from a contact who has none. */
    public static String generated(@Nullable String email, Inbox inbox) {
        if (!(inbox.channel instanceof Channel.Email)) {
            return UUID.randomUUID().toString();
        }
        if (email == null) {
            throw Refusal.missing("contact email");
        }
        return email;
    }

    /** The contact's session, whoever asks twice; empty when the source id is another contact's. */
    public Optional<ContactInbox> findOrCreate(
            Contact contact, Inbox inbox, @Nullable String sourceId, boolean hmacVerified) {
        String source = sourceId == null ? generated(contact, inbox) : sourceId;
        Optional<ContactInbox> known = world.sessions.find(inbox, source);
        if (known.isPresent()) {
            return known.filter(session -> session.contact.equals(contact));
        }
        ContactInbox session = world.sessions.add(contact, inbox, source, world.tokens.next(), world.now());
        session.hmacVerified = hmacVerified;
        return Optional.of(session);
    }
}
