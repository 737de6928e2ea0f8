// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLHandshakeException;

import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.client.Failure.ServerFailed;
import io.github.camelchatwoot.client.Failure.Unreachable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryStepTest {
    private static final Request READ = Calls.get("/api/v1/accounts/1/contacts/1");
    private static final Request WRITE = Calls.post("/api/v1/accounts/1/contacts");
    private static final RetryPolicy POLICY =
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private final VirtualTime time = new VirtualTime();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final List<Long> sentAt = new ArrayList<>();
    private final RetryStep step = new RetryStep(POLICY, time, () -> 1.0);

    private CompletableFuture<Outcome> send(Request request) {
        return step.send(request, sent -> {
            sentAt.add(time.nanos());
            return CompletableFuture.completedFuture(outcomes.isEmpty() ? Calls.ok() : outcomes.remove());
        });
    }

    private static Outcome noConnection(Request request) {
        return Failures.unreachable(
                request.asked(), "http://x", false, new ConnectException("refused"), Duration.ofSeconds(1));
    }

    private static Outcome broken(Request request) {
        return Failures.unreachable(request.asked(), "http://x", true, new IOException("reset"), Duration.ofSeconds(1));
    }

    private static Outcome failed(Request request) {
        Answer page = Calls.answer(502, "<title>Bad Gateway</title>", Map.of("content-type", "text/html"));
        return Failures.serverFailed(request.asked(), page);
    }

    @Test
    void triesAnyCallAgainWhenThereWasNoConnection() {
        outcomes.add(noConnection(WRITE));
        outcomes.add(noConnection(WRITE));
        CompletableFuture<Outcome> result = send(WRITE);
        assertThat(sentAt).hasSize(1);
        time.pass(Duration.ofMillis(999));
        assertThat(sentAt).hasSize(1);
        time.pass(Duration.ofMillis(1));
        assertThat(sentAt).hasSize(2);
        time.pass(Duration.ofSeconds(2));
        assertThat(result).isCompletedWithValueMatching(Answer.class::isInstance);
        assertThat(sentAt).hasSize(3);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void endsAfterTheLastRetry() {
        for (int i = 0; i < 9; i++) {
            outcomes.add(noConnection(WRITE));
        }
        CompletableFuture<Outcome> result = send(WRITE);
        time.pass(Duration.ofHours(1));
        assertThat(result).isCompletedWithValueMatching(Unreachable.class::isInstance);
        assertThat(sentAt).hasSize(4);
    }

    @Test
    void neverSendsAWriteAgainThatTheServerMayHave() {
        outcomes.add(broken(WRITE));
        assertThat(send(WRITE)).isCompletedWithValueMatching(Unreachable.class::isInstance);
        outcomes.add(failed(WRITE));
        assertThat(send(WRITE)).isCompletedWithValueMatching(ServerFailed.class::isInstance);
        assertThat(sentAt).hasSize(2);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void sendsAgainWhatDoesNoMoreWhenItIsDoneTwice() {
        outcomes.add(broken(READ));
        outcomes.add(failed(READ));
        CompletableFuture<Outcome> result = send(READ);
        time.pass(Duration.ofSeconds(3));
        assertThat(result).isCompletedWithValueMatching(Answer.class::isInstance);
    }

    @Test
    void triesAgainWhenThereWasNoConnectionWhateverTheReason() {
        outcomes.add(Failures.unreachable(
                WRITE.asked(), "http://x", false, new IOException("Connection reset by peer"), Duration.ofSeconds(1)));
        CompletableFuture<Outcome> result = send(WRITE);
        time.pass(Duration.ofSeconds(3));
        assertThat(result).isCompletedWithValueMatching(Answer.class::isInstance);
    }

    @Test
    void doesNotTryAgainWhatWillNotGetBetter() {
        outcomes.add(Failures.unreachable(
                READ.asked(), "http://x", false, new SSLHandshakeException("expired"), Duration.ofSeconds(1)));
        assertThat(send(READ)).isCompletedWithValueMatching(Unreachable.class::isInstance);
        outcomes.add(Failures.notFound(READ.asked(), Calls.answer(404, "{}", Map.of())));
        assertThat(send(READ)).isCompletedWithValueMatching(Failure.NotFound.class::isInstance);
        assertThat(sentAt).hasSize(2);
    }

    @Test
    void goesOnAsLongAsItIsPatientWhenTheServerRefuses() {
        for (int i = 0; i < 50; i++) {
            outcomes.add(Calls.refused(WRITE));
        }
        CompletableFuture<Outcome> result = send(WRITE);
        time.pass(Duration.ofSeconds(119));
        assertThat(result).isNotDone();
        // after 0, 1, 3, 7, 15, 31, 61, 91, 121 seconds
        time.pass(Duration.ofSeconds(3));
        assertThat(result).isCompletedWithValueMatching(RateLimited.class::isInstance);
        assertThat(sentAt).hasSize(9);
    }

    @Test
    void whoGivesUpIsNotTriedAgain() {
        outcomes.add(noConnection(WRITE));
        CompletableFuture<Outcome> result = send(WRITE);
        result.cancel(true);
        time.pass(Duration.ofHours(1));
        assertThat(sentAt).hasSize(1);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void waitsAreSpread() {
        assertThat(POLICY.delay(0, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(POLICY.delay(0, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(3, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(POLICY.delay(1_000_000, 1)).isEqualTo(Duration.ofSeconds(30));
    }
}
