// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the listener, in order, no more than fit. Used by the tasks of its executor only. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Window window;
    private final CableListener listener;
    private final Executor serial;
    private final Runnable roomy;
    private final AtomicInteger ended = new AtomicInteger();
    private final Backlog backlog = new Backlog(this::handOn);

    /** @param roomy is run, as a task, when events that were under way are done with */
    Delivery(int places, CableListener listener, Executor serial, Runnable roomy) {
        this.window = new Window(places);
        this.listener = listener;
        this.serial = serial;
        this.roomy = roomy;
    }

    Window window() {
        return window;
    }

    /** Holds back what is taken from now on. */
    Backlog.Gate gate() {
        return backlog.close();
    }

    /** No longer holds back what was taken since. */
    void release(Backlog.Gate gate) {
        backlog.open(gate);
    }

    void take(byte[] frame) {
        window.hold();
        backlog.add(frame);
    }

    private void handOn(byte[] frame) {
        CompletableFuture<?> done = safely(() -> listener.event(frame));
        if (done.isDone()) {
            window.release(1);
            return;
        }
        CompletableFuture<?> unused = done.whenComplete((value, error) -> ended());
    }

    /** What ends while the task waits for its turn is dealt with by that: one by one would cost more. */
    private void ended() {
        if (ended.getAndIncrement() == 0) {
            serial.execute(() -> {
                window.release(ended.getAndSet(0));
                roomy.run();
            });
        }
    }

    /** Drops what is held back. */
    void clear() {
        window.release(backlog.clear());
    }

    /** What the listener does must end, also when it breaks its word and throws. */
    static CompletableFuture<?> safely(Supplier<CompletableFuture<?>> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            LOG.warn("What listens to Chatwoot's WebSocket has thrown an exception", e);
            return CompletableFuture.failedFuture(e);
        }
    }
}
