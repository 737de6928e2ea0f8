// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import org.jspecify.annotations.Nullable;

/**
 * The conversations on shelves: those of one inbox, in one state, of one holder, sorted by their last activity, so that
 * lists and counts need not look at the others. The rows themselves keep it right. Used on the event loop only.
 */
final class ConversationIndex {
    /** @param holder the user or bot that has the conversations, null for nobody */
    private record Place(
            long accountId,
            Inbox inbox,
            Status status,
            @Nullable Sender holder) {}

    private record LabelKey(long accountId, String label) {}

    /** The conversations at one place, and where that is. */
    private record Shelf(Place place, NavigableSet<Conversation> rows) implements ConversationShelf {
        @Override
        public Inbox inbox() {
            return place.inbox();
        }

        @Override
        public Status status() {
            return place.status();
        }

        @Override
        public @Nullable Sender holder() {
            return place.holder();
        }
    }

    private final Map<Long, Map<Place, Shelf>> shelves = new HashMap<>();
    private final Map<LabelKey, Set<Conversation>> byLabel = new HashMap<>();
    private final Map<Team, Set<Conversation>> byTeam = new HashMap<>();

    void add(Conversation row) {
        Place place = place(row);
        shelves.computeIfAbsent(place.accountId(), id -> new HashMap<>())
                .computeIfAbsent(place, key -> new Shelf(key, new TreeSet<>(ConversationShelf.BY_ACTIVITY)))
                .rows()
                .add(row);
        for (String label : row.labels()) {
            byLabel.computeIfAbsent(new LabelKey(row.account.id, label), key -> new HashSet<>())
                    .add(row);
        }
        if (row.team() != null) {
            byTeam.computeIfAbsent(row.team(), key -> new HashSet<>()).add(row);
        }
    }

    /** Forgets a row, as long as it is still as it was when it was added; false when it was not there. */
    boolean remove(Conversation row) {
        Place place = place(row);
        Map<Place, Shelf> own = shelves.getOrDefault(place.accountId(), Map.of());
        Shelf shelf = own.get(place);
        if (shelf == null || !shelf.rows().remove(row)) {
            return false;
        }
        if (shelf.rows().isEmpty()) {
            own.remove(place);
        }
        for (String label : row.labels()) {
            LabelKey key = new LabelKey(row.account.id, label);
            byLabel.computeIfPresent(key, (same, rows) -> without(rows, row));
        }
        if (row.team() != null) {
            byTeam.computeIfPresent(row.team(), (same, rows) -> without(rows, row));
        }
        return true;
    }

    private static @Nullable Set<Conversation> without(Set<Conversation> rows, Conversation row) {
        rows.remove(row);
        return rows.isEmpty() ? null : rows;
    }

    /** Changes what a row is found by. */
    void change(Conversation row, Runnable change) {
        boolean known = remove(row);
        change.run();
        if (known) {
            add(row);
        }
    }

    private static Place place(Conversation row) {
        return new Place(row.account.id, row.inbox(), row.status(), row.holder());
    }

    List<ConversationShelf> shelves(long accountId, Predicate<ConversationShelf> wanted) {
        List<ConversationShelf> found = new ArrayList<>();
        for (Shelf shelf : shelves.getOrDefault(accountId, Map.of()).values()) {
            if (wanted.test(shelf)) {
                found.add(shelf);
            }
        }
        return found;
    }

    Collection<Conversation> labelled(Account account, String label) {
        return Collections.unmodifiableCollection(byLabel.getOrDefault(new LabelKey(account.id, label), Set.of()));
    }

    Collection<Conversation> of(Team team) {
        return Collections.unmodifiableCollection(byTeam.getOrDefault(team, Set.of()));
    }
}
