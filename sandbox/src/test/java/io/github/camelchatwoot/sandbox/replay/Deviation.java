// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.Comparator;
import java.util.Locale;

/**
 * One way in which the double does not do what was recorded.
 *
 * @param step such as {@code 03/create-malformed} or {@code cable/admin-happy}
 * @param path where: like a JSON pointer, after the name of the effect where it is in one
 */
record Deviation(String step, What what, String path) implements Comparable<Deviation> {

    /** What is compared. */
    enum What {
        STATUS,
        TYPE,
        SHAPE,
        VALUE,
        EFFECTS,
        EFFECT_SHAPE,
        EFFECT_VALUE,
        SIGNATURE;

        /** As it is written in files. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final Comparator<Deviation> ORDER =
            Comparator.comparing(Deviation::step).thenComparing(Deviation::what).thenComparing(Deviation::path);

    @Override
    public int compareTo(Deviation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return step + "\t" + what.word() + "\t" + path;
    }
}
