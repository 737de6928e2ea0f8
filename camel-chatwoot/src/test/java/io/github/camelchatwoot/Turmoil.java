// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets several things happen again and again beside each other, until enough was written. Closing it ends them. */
final class Turmoil implements AutoCloseable {

    private static final long LIMIT_SECONDS = 120;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final CompletableFuture<Void> enough = new CompletableFuture<>();

    /** What happens again and again, one after the other. */
    interface Deed {
        void happen() throws Exception;
    }

    /** Lets something happen, so long after it was over the last time. */
    Turmoil every(Duration pace, Deed deed) {
        Future<?> unused = threads.schedule(
                () -> {
                    if (enough.isDone()) {
                        return;
                    }
                    try {
                        deed.happen();
                        every(pace, deed);
                    } catch (Throwable e) {
                        enough.completeExceptionally(e);
                    }
                },
                pace.toMillis(),
                TimeUnit.MILLISECONDS);
        return this;
    }

    /** Waits until so many messages were written. */
    void until(Crowd crowd, int messages, Duration pace) throws Exception {
        AtomicInteger written = new AtomicInteger();
        until(crowd, pace, () -> written.incrementAndGet() == messages);
    }

    /** Waits until there is enough, while messages are written. */
    void until(Crowd crowd, Duration pace, BooleanSupplier isEnough) throws Exception {
        AtomicInteger number = new AtomicInteger();
        every(pace, () -> {
            crowd.write(number.incrementAndGet());
            if (isEnough.getAsBoolean()) {
                enough.complete(null);
            }
        });
        enough.get();
    }

    @Override
    public void close() {
        enough.complete(null);
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("it did not calm down", e);
        }
    }
}
