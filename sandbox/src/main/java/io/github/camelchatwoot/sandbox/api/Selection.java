// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.ConversationShelf;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import org.jspecify.annotations.Nullable;

/** Conversations that somebody asked for. */
sealed interface Selection {
    /** Chooses by who has a conversation: a user, a bot or nobody. */
    interface Holders {
        boolean include(@Nullable Sender holder);
    }

    Holders ANYBODY = holder -> true;
    Holders ASSIGNED = holder -> holder instanceof User;
    Holders UNASSIGNED = holder -> holder == null;

    int count(Holders holders);

    /** Those of the holders, the latest activity first. */
    Stream<Conversation> byActivity(Holders holders);

    /** Whole shelves: nothing needs to be looked at but what is shown. */
    record Shelved(List<ConversationShelf> shelves) implements Selection {
        @Override
        public int count(Holders holders) {
            return of(holders).stream().mapToInt(shelf -> shelf.rows().size()).sum();
        }

        @Override
        public Stream<Conversation> byActivity(Holders holders) {
            return ConversationShelf.merged(of(holders));
        }

        private List<ConversationShelf> of(Holders holders) {
            return shelves.stream()
                    .filter(shelf -> holders.include(shelf.holder()))
                    .toList();
        }
    }

    /** Conversations that had to be looked at one by one. */
    record Listed(List<Conversation> rows) implements Selection {
        @Override
        public int count(Holders holders) {
            return (int) of(holders).count();
        }

        @Override
        public Stream<Conversation> byActivity(Holders holders) {
            return of(holders).sorted(ConversationShelf.BY_ACTIVITY);
        }

        private Stream<Conversation> of(Holders holders) {
            return rows.stream().filter(row -> holders.include(row.holder()));
        }
    }
}
