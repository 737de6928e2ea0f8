// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The conversations, by their number within the account and by session. Used on the event loop only. */
public final class Conversations {
    private record Key(long accountId, long displayId) {}

    private final Table<Conversation> rows = new Table<>();
    private final Map<Key, Conversation> byDisplayId = new HashMap<>();
    private final Map<Long, List<Conversation>> bySession = new HashMap<>();
    private final Map<UUID, Conversation> byUuid = new HashMap<>();
    private final ConversationIndex index = new ConversationIndex();

    public Conversation add(Account account, ContactInbox session, Instant now) {
        Conversation conversation = new Conversation(rows.nextId(), account, session, now, index);
        byDisplayId.put(new Key(account.id, conversation.displayId), conversation);
        byUuid.put(conversation.uuid, conversation);
        bySession.computeIfAbsent(session.id, id -> new ArrayList<>()).add(conversation);
        index.add(conversation);
        return rows.add(conversation.id, conversation);
    }

    public void remove(Conversation conversation) {
        rows.remove(conversation.id);
        index.remove(conversation);
        byDisplayId.remove(new Key(conversation.account.id, conversation.displayId));
        byUuid.remove(conversation.uuid);
        bySession.getOrDefault(conversation.contactInbox.id, new ArrayList<>()).remove(conversation);
    }

    public Optional<Conversation> find(Account account, long displayId) {
        return Optional.ofNullable(byDisplayId.get(new Key(account.id, displayId)));
    }

    /** The conversations of a session, oldest first. */
    public List<Conversation> of(ContactInbox session) {
        return List.copyOf(bySession.getOrDefault(session.id, List.of()));
    }

    /** The shelves of an account on which conversations lie that somebody may want. */
    public List<ConversationShelf> shelves(long accountId, Predicate<ConversationShelf> wanted) {
        return index.shelves(accountId, wanted);
    }

    /** The conversations with a label, in no order. */
    public Collection<Conversation> labelled(Account account, String label) {
        return index.labelled(account, label);
    }

    /** The conversations of a team, in no order. */
    public Collection<Conversation> of(Team team) {
        return index.of(team);
    }

    public Collection<Conversation> all() {
        return rows.all();
    }
}
