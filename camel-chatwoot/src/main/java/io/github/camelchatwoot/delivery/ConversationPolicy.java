// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which conversation of a session a message belongs into. */
public enum ConversationPolicy {
    /** The newest one that is not resolved; a new one when there is none. */
    REUSE_OPEN("reuseOpen"),
    /** The newest one, whatever its status: a message of the customer opens it again. */
    REOPEN_LATEST("reopenLatest"),
    /** A new one for every message. */
    ALWAYS_NEW("alwaysNew");

    /** The statuses of conversations that go on. */
    static final List<String> OPEN = List.of("open", "pending", "snoozed");

    private final String word;

    ConversationPolicy(String word) {
        this.word = word;
    }

    /**
     * The policy of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ConversationPolicy named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no conversation policy '" + word
                        + "': use one of reuseOpen, reopenLatest, alwaysNew"));
    }

    /**
     * The conversation to write into; empty: a new one. For a blocked contact every new one would be resolved at once,
     * so it is the newest.
     */
    Optional<Row> choose(List<Row> rows) {
        return rows.stream()
                .filter(row ->
                        row.blocked() || this == REOPEN_LATEST || (this == REUSE_OPEN && OPEN.contains(row.status())))
                .max(Comparator.comparingLong(Row::id));
    }

    @Override
    public String toString() {
        return word;
    }
}
