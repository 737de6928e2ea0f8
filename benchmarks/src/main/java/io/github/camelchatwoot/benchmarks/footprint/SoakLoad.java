// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes messages at a steady rate, as long as not too many of them are under way. */
final class SoakLoad implements AutoCloseable {

    private static final int UNDER_WAY = 500;
    private static final long PATIENCE_SECONDS = 120;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore free = new Semaphore(UNDER_WAY);
    private final AtomicInteger number = new AtomicInteger();
    private final SoakApplication application;
    private final int contacts;

    SoakLoad(SoakApplication application, int contacts) {
        this.application = application;
        this.contacts = contacts;
    }

    /** Writes so many, as fast as it goes. */
    void fill(int messages) throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            free.acquire();
            write();
        }
    }

    void begin(int perSecond) {
        long micros = TimeUnit.SECONDS.toMicros(1) / perSecond;
        var unused = thread.scheduleAtFixedRate(
                () -> {
                    if (free.tryAcquire()) {
                        write();
                    }
                },
                0,
                micros,
                TimeUnit.MICROSECONDS);
    }

    private void write() {
        application.write(number.getAndIncrement(), contacts, free::release);
    }

    /** Writes no more, waits until everything is written, and tells how many there were. */
    int end() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                || !free.tryAcquire(UNDER_WAY, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Messages are still under way");
        }
        return number.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
