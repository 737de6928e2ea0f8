// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class SerialTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void aTaskOfATaskComesAfterIt() {
        Serial serial = new Serial(Runnable::run);
        serial.execute(() -> {
            serial.execute(() -> done.add("second"));
            done.add("first");
        });

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void manyTasksNeedOneTaskOfTheExecutor() {
        Deque<Runnable> given = new ArrayDeque<>();
        Serial serial = new Serial(given::add);
        for (int i = 0; i < 5; i++) {
            String name = "task " + i;
            serial.execute(() -> done.add(name));
        }

        assertThat(given).hasSize(1);
        given.remove().run();
        assertThat(done).hasSize(5);
        serial.execute(() -> done.add("another"));
        assertThat(given).hasSize(1);
    }

    @Test
    void aMistakeStopsNothing() {
        Serial serial = new Serial(Runnable::run);
        serial.execute(() -> {
            throw new IllegalStateException("a mistake of the test");
        });
        serial.execute(() -> done.add("next"));

        assertThat(done).containsExactly("next");
    }

    @Test
    void threadsTakeTurns() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        int[] plain = new int[1]; // what each has to see of those before it
        try {
            Serial serial = new Serial(threads);
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        serial.execute(() -> {
                            if (inside.getAndIncrement() != 0) {
                                together.incrementAndGet();
                            }
                            plain[0]++;
                            inside.decrementAndGet();
                        });
                    }
                });
            }
            AtomicInteger seen = new AtomicInteger();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                serial.execute(() -> seen.set(plain[0]));
                return seen.get() == 40_000;
            });
            assertThat(together).hasValue(0);
        } finally {
            threads.shutdownNow();
        }
    }
}
