// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

/** How much may wait: so many events, and so many bytes. Safe for any thread. */
final class Room {

    private final int maxCount;
    private final long maxBytes;
    private int count;
    private long bytes;

    Room(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** Takes room for an event, if there is; one that is larger than all the room may come alone. */
    synchronized boolean take(int size) {
        if (count >= maxCount || (count > 0 && bytes + size > maxBytes)) {
            return false;
        }
        count++;
        bytes += size;
        return true;
    }

    synchronized void give(int size) {
        count--;
        bytes -= size;
    }
}
