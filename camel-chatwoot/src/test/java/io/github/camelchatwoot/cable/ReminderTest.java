// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.camelchatwoot.client.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReminderTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Reminder reminder = new Reminder(time, tasks::add);
    private final List<String> done = new ArrayList<>();

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void itIsDoneOnceInATask() {
        reminder.set(SECOND, () -> done.add("it"));
        assertThat(reminder.isSet()).isTrue();
        time.pass(SECOND);
        assertThat(done).isEmpty();
        work();
        time.pass(SECOND.multipliedBy(9));
        work();

        assertThat(done).containsExactly("it");
        assertThat(reminder.isSet()).isFalse();
    }

    @Test
    void theLastOneReplacesTheOthers() {
        reminder.set(SECOND, () -> done.add("first"));
        reminder.set(SECOND, () -> done.add("second"));
        assertThat(time.waiting()).isEqualTo(1);
        time.pass(SECOND);
        work();

        assertThat(done).containsExactly("second");
    }

    @Test
    void cancellingWorksAlsoWhileTheTaskWaits() {
        reminder.set(SECOND, () -> done.add("cancelled"));
        time.pass(SECOND);
        reminder.cancel();
        reminder.set(SECOND, () -> done.add("new"));
        work();
        assertThat(done).isEmpty();

        time.pass(SECOND);
        work();
        assertThat(done).containsExactly("new");
    }
}
