// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** How often a fault strikes where it could. Immutable. */
public sealed interface Often {
    /** Each time, until it is removed. */
    record Always() implements Often {}

    /**
     * The next times only.
     *
     * @param count at least 1
     */
    record Times(int count) implements Often {
        public Times {
            if (count < 1) {
                throw new IllegalArgumentException("A fault strikes at least 1 time, not " + count + " times");
            }
        }
    }

    /**
     * By chance, until it is removed.
     *
     * @param of 1, how many; above 0, at most 1
     */
    record Share(double of) implements Often {
        public Share {
            if (!(of > 0 && of <= 1)) {
                throw new IllegalArgumentException("A share is above 0 and at most 1, not " + of);
            }
        }
    }
}
