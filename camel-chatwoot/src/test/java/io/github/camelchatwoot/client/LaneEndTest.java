// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When time ends, nobody waits in a lane any more, and nothing goes round in circles. */
class LaneEndTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTime time = new SystemTime(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whoWaitsAndWhoComesAfterwardsIsTooLate() {
        Lane lane = new Lane(Rate.MESSAGES, true, 1_000, time);
        lane.left(time.nanos(), Duration.ofSeconds(30)); // refused: nobody goes for a while
        List<CompletableFuture<Lane.Turn>> waiting = IntStream.range(0, 200)
                .mapToObj(i -> lane.enter(Duration.ofMinutes(1)))
                .toList();

        time.close(); // what it ends, it ends in any order

        assertThat(waiting).allSatisfy(turn -> assertThat(turn).isCompletedWithValue(Lane.Turn.LATE));
        assertThat(lane.enter(Duration.ofMinutes(1))).isCompletedWithValue(Lane.Turn.LATE);
        lane.left(time.nanos(), null);
    }
}
