// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in the order in which they came, on threads of an executor; each sees what those
 * before it have done. No lock is held while one runs. Has no limit of its own: who uses it asks for no more than fits.
 * Safe for any thread.
 */
final class Serial implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();

    /** @param executor runs what it is given, whatever happens: what it cannot take, the caller runs */
    Serial(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (left.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        do {
            Runnable task = tasks.poll();
            if (task != null) {
                run(task);
            }
        } while (left.decrementAndGet() > 0);
    }

    /** A mistake in one of them must not stop the others for ever. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("The connection to Chatwoot's WebSocket met an error that should not be", e);
        }
    }
}
