// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions, by inbox and source id and by contact. Used on the event loop only. */
public final class ContactInboxes {
    private record Key(long inboxId, String sourceId) {}

    private final Table<ContactInbox> rows = new Table<>();
    private final Map<Key, ContactInbox> bySource = new HashMap<>();
    private final Map<String, List<ContactInbox>> bySourceAlone = new HashMap<>();
    private final Map<String, ContactInbox> byPubsubToken = new HashMap<>();
    private final Map<Long, List<ContactInbox>> byContact = new HashMap<>();

    public ContactInbox add(Contact contact, Inbox inbox, String sourceId, String pubsubToken, Instant now) {
        ContactInbox session = new ContactInbox(rows.nextId(), contact, inbox, sourceId, pubsubToken, now);
        rows.add(session.id, session);
        bySource.put(new Key(inbox.id, sourceId), session);
        byPubsubToken.put(pubsubToken, session);
        bySourceAlone.computeIfAbsent(sourceId, source -> new ArrayList<>()).add(session);
        byContact.computeIfAbsent(contact.id, id -> new ArrayList<>()).add(session);
        return session;
    }

    public void remove(ContactInbox session) {
        rows.remove(session.id);
        byPubsubToken.remove(session.pubsubToken);
        bySource.remove(new Key(session.inbox.id, session.sourceId));
        bySourceAlone.getOrDefault(session.sourceId, new ArrayList<>()).remove(session);
        byContact.getOrDefault(session.contact.id, new ArrayList<>()).remove(session);
    }

    /** The session goes on with another contact. */
    public void move(ContactInbox session, Contact to) {
        byContact.getOrDefault(session.contact.id, new ArrayList<>()).remove(session);
        session.contact = to;
        byContact.computeIfAbsent(to.id, id -> new ArrayList<>()).add(session);
    }

    public Optional<ContactInbox> find(Inbox inbox, String sourceId) {
        return Optional.ofNullable(bySource.get(new Key(inbox.id, sourceId)));
    }

    /** The oldest session with the source id in any inbox: what the server looks up when no inbox is told. */
    public Optional<ContactInbox> find(String sourceId) {
        return bySourceAlone.getOrDefault(sourceId, List.of()).stream().findFirst();
    }

    /** The sessions with the source id in all inboxes, the oldest first. */
    public List<ContactInbox> all(String sourceId) {
        return List.copyOf(bySourceAlone.getOrDefault(sourceId, List.of()));
    }

    /** Whose events are told under the token. */
    public Optional<ContactInbox> findByPubsubToken(String token) {
        return Optional.ofNullable(byPubsubToken.get(token));
    }

    public List<ContactInbox> of(Contact contact) {
        return List.copyOf(byContact.getOrDefault(contact.id, List.of()));
    }
}
