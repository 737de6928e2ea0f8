// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.time.Duration;

/** How much time is spent on it. */
public enum Effort {
    /** Three quarters of an hour for everything: what the results are made with. */
    FULL(Duration.ofSeconds(1), 6, 7),

    /** Three minutes for everything: enough to see that something has become much worse. */
    SHORT(Duration.ofMillis(250), 4, 3),

    /** As little as there can be: whether everything works. */
    TRIAL(Duration.ofMillis(50), 1, 2);

    private final Duration turn;
    private final int warmUp;
    private final int rounds;

    Effort(Duration turn, int warmUp, int rounds) {
        this.turn = turn;
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /** How long a variant runs before the next one has its turn. */
    public Duration turn() {
        return turn;
    }

    /** How many rounds do not count, for the compiler. */
    public int warmUp() {
        return warmUp;
    }

    /** How many rounds count. */
    public int rounds() {
        return rounds;
    }
}
