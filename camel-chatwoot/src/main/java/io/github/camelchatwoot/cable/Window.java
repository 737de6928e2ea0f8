// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

/**
 * How much may be read: a place is taken by each event that is under way and by each message that was asked for. Events
 * keep theirs when their socket has ended, so that a slow route meets no more of them however often sockets come and
 * go. Used by the tasks of one executor only.
 */
final class Window {

    private final int places;
    private final int batch;
    private int held;
    private int fetched;

    Window(int places) {
        this.places = places;
        this.batch = Math.max(1, places / 4);
    }

    /** Whether enough is free for a new socket: its welcome and confirmation must not have to wait. */
    boolean hasRoom() {
        return held <= places / 2;
    }

    /** The socket has ended, or is no longer listened to: what was asked for will not come. */
    void forget() {
        fetched = 0;
    }

    /** A message that was asked for has come. */
    void received() {
        fetched--;
    }

    /** It was an event. */
    void hold() {
        held++;
    }

    /** So many events are done with. */
    void release(int events) {
        held -= events;
    }

    /** Whether nothing is asked for, so that nothing can come. */
    boolean isPaused() {
        return fetched == 0;
    }

    /** How many more messages to ask for now; 0: none yet, many at a time cost less than one by one. */
    int refill() {
        int free = places - held - fetched;
        if (free < batch && !(isPaused() && free > 0)) {
            return 0;
        }
        fetched += free;
        return free;
    }
}
