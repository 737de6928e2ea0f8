// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        Lane lane = new Lane(Rate.MESSAGES, true, 10, time);
        lane.left(time.nanos(), Duration.ofSeconds(30)); // refused: nobody goes for a while
        var waiting = lane.enter(Duration.ofMinutes(1));
        assertThat(waiting).isNotDone();

        time.close();

        assertThat(waiting).isCompletedWithValue(Lane.Turn.LATE);
        assertThat(lane.enter(Duration.ofMinutes(1))).isCompletedWithValue(Lane.Turn.LATE);
        lane.left(time.nanos(), null);
    }
}
