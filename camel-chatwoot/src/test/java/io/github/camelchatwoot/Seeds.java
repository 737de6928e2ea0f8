// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.stream.LongStream;

/** The seeds of chance: a few in every build, many with {@code -Pchaos}, or the one of {@code -Dchatwoot.seed=...}. */
final class Seeds {

    private static final int FEW = 5;

    private Seeds() {}

    static LongStream all() {
        return first(count());
    }

    /** For what takes its time. */
    static LongStream half() {
        return first((count() + 1) / 2);
    }

    private static LongStream first(long seeds) {
        Long only = Long.getLong("chatwoot.seed");
        return only == null ? LongStream.rangeClosed(1, seeds) : LongStream.of(only);
    }

    /** Whether there is time for what takes minutes. */
    static boolean many() {
        return count() > FEW;
    }

    private static long count() {
        return Long.getLong("chatwoot.seeds", FEW);
    }
}
