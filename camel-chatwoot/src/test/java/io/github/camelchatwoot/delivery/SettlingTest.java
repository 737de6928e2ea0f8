// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.delivery.Messages.Found;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When it is looked for what the server may have stored, and what comes of it. */
class SettlingTest {

    private static final Asked ASKED = new Asked("createMessage", Verb.POST, "/");
    private static final Found MESSAGE = new Found(42, 7, Map.of("id", 7));
    private static final Failure DOWN = new Failure.Unreachable(ASKED, true, new IOException("down"), "down");

    private final VirtualTime time = new VirtualTime();
    private final Questions questions =
            new Questions(request -> CompletableFuture.failedFuture(new IOException("no calls")), Runnable::run, time);
    private final long begun = time.nanos();
    private final List<Long> looks = new ArrayList<>();

    private Settling looking(long storedAfterMillis, boolean down) {
        return new Settling(questions, ASKED, () -> {
            long millis = Duration.ofNanos(time.nanos() - begun).toMillis();
            looks.add(millis);
            if (down) {
                return Doing.failed(DOWN);
            }
            return Doing.done(millis >= storedAfterMillis ? Optional.of(MESSAGE) : Optional.empty());
        });
    }

    private static CompletableFuture<String> end(Doing<Optional<Found>> doing) {
        return doing.end(found -> found.isPresent() ? "found" : "certainly not there", failure -> "unknown");
    }

    private long certainAt() {
        return begun + Duration.ofSeconds(15).toNanos();
    }

    @Test
    void whatComesLateIsFound() {
        CompletableFuture<String> end = end(looking(9_000, false).until(certainAt()));

        time.pass(Duration.ofMinutes(1));

        assertThat(end).isCompletedWithValue("found");
        assertThat(looks).startsWith(250L, 750L, 1_750L, 3_750L, 5_750L).last().isEqualTo(9_750L);
    }

    @Test
    void whatNeverComesIsLookedForAtTheEndOfTheLimit() {
        CompletableFuture<String> end = end(looking(Long.MAX_VALUE, false).until(certainAt()));

        time.pass(Duration.ofMillis(14_999));
        assertThat(end).isNotDone();
        time.pass(Duration.ofMillis(1));

        assertThat(end).isCompletedWithValue("certainly not there");
        assertThat(looks).last().isEqualTo(15_000L);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aServerThatIsDownAtTheEndLeavesItUnknown() {
        CompletableFuture<String> end = end(looking(0, true).until(certainAt()));

        time.pass(Duration.ofSeconds(15));

        assertThat(end).isCompletedWithValue("unknown");
        assertThat(looks).hasSizeGreaterThan(5);
    }

    @Test
    void afterTheLimitOneLookIsEnough() {
        time.pass(Duration.ofSeconds(20));

        CompletableFuture<String> end = end(looking(Long.MAX_VALUE, false).until(certainAt()));
        time.pass(Duration.ZERO);

        assertThat(end).isCompletedWithValue("certainly not there");
        assertThat(looks).hasSize(1);
    }

    @Test
    void aRefusalIsLookedAtNowAndASecondLater() {
        CompletableFuture<String> end = end(looking(Long.MAX_VALUE, false).now());

        time.pass(Duration.ofSeconds(1));

        assertThat(end).isCompletedWithValue("certainly not there");
        assertThat(looks).containsExactly(0L, 1_000L);
    }
}
