// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

/**
 * A place where two JSON documents are not the same.
 *
 * @param path like a JSON pointer
 * @param want what was recorded there, shortened
 * @param got what is there now, shortened
 */
record Difference(Kind kind, String path, String want, String got) {

    private static final int LONGEST = 160;

    /** What is different. */
    enum Kind {
        MISSING(true),
        EXTRA(true),
        TYPE(true),
        NULL(true),
        EMPTY(true),
        ORDER_OF_KEYS(true),
        LENGTH(false),
        ORDER(false),
        VALUE(false),
        /** Neither wrong shape nor wrong value: see {@link Volatile#isRace}. */
        RACE(false);

        private final boolean shape;

        Kind(boolean shape) {
            this.shape = shape;
        }
    }

    static Difference of(Kind kind, String path, Object want, Object got) {
        return new Difference(
                kind, path.isEmpty() ? "/" : path, brief(String.valueOf(want)), brief(String.valueOf(got)));
    }

    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }

    /** Whether the documents are built differently, not only filled differently. */
    boolean isShape() {
        return kind.shape;
    }

    /** How different the documents are because of it. */
    double cost() {
        if (kind == Kind.RACE) {
            return 0.1;
        }
        return kind.shape ? 10 : 1;
    }

    @Override
    public String toString() {
        return path + " " + kind + " " + want + " ≠ " + got;
    }
}
