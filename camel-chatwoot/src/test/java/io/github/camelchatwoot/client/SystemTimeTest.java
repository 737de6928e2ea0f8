// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SystemTimeTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTime time = new SystemTime(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void runsLaterAndOnce() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        time.after(Duration.ofMillis(1), ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWaitsHappensWhenItIsClosedAndOnlyThen() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        time.after(Duration.ofHours(1), runs::incrementAndGet);
        time.after(Duration.ofHours(1), cancelled::incrementAndGet).cancel();
        assertThat(runs).hasValue(0);
        time.close();
        assertThat(runs).hasValue(1);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void afterwardsNothingWaits() {
        AtomicInteger runs = new AtomicInteger();
        time.close();
        time.after(Duration.ofHours(1), runs::incrementAndGet);
        timer.shutdownNow();
        time.after(Duration.ofHours(1), runs::incrementAndGet);
        assertThat(runs).hasValue(2);
    }
}
