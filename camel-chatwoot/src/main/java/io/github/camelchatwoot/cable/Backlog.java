// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Events in the order in which they came, held back by gates: what came after a gate waits until it is open. Used by
 * the tasks of one executor only.
 */
final class Backlog {

    private final Consumer<byte[]> next;
    private final Deque<Item> items = new ArrayDeque<>();

    private sealed interface Item {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Frame(byte[] bytes) implements Item {}

    /** Closed until it is opened. */
    static final class Gate implements Item {
        private boolean open;
    }

    /** @param next takes what nothing holds back */
    Backlog(Consumer<byte[]> next) {
        this.next = next;
    }

    /** Holds back what comes from now on. */
    Gate close() {
        Gate gate = new Gate();
        items.add(gate);
        return gate;
    }

    /** Lets go what only this gate holds back. Harmless for one that is open. */
    void open(Gate gate) {
        gate.open = true;
        while (!items.isEmpty()) {
            if (items.peek() instanceof Gate first && !first.open) {
                return;
            }
            if (items.remove() instanceof Frame frame) {
                next.accept(frame.bytes());
            }
        }
    }

    void add(byte[] frame) {
        if (items.isEmpty()) {
            next.accept(frame);
        } else {
            items.add(new Frame(frame));
        }
    }

    /** Drops everything; tells how many events that were. */
    int clear() {
        int events = (int) items.stream().filter(Frame.class::isInstance).count();
        items.clear();
        return events;
    }
}
