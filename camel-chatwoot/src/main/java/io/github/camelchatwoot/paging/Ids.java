// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

/**
 * The ids of the rows that have been there: 8 to 32 bytes for each, a hundredth of what the row takes. A window of the
 * last ones would be smaller, but a row can come again from any page behind, when many have been put in front of it.
 */
final class Ids {

    private static final int FIRST_SIZE = 64;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[FIRST_SIZE];
    private int used;
    private boolean zero;

    /** Whether it is new; from now on it is not. */
    boolean add(long id) {
        if (id == 0) { // an empty slot
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (!put(id)) {
            return false;
        }
        used++;
        if (2 * used > slots.length) {
            grow();
        }
        return true;
    }

    private boolean put(long id) {
        int mask = slots.length - 1;
        int at = ((int) ((id * SPREAD) >>> 32)) & mask;
        while (slots[at] != 0) {
            if (slots[at] == id) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = id;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long id : old) {
            if (id != 0) {
                put(id);
            }
        }
    }
}
