// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One question at a time, and not too often, whoever wants to know. */
class RarelyAskedTest {

    private final VirtualTime time = new VirtualTime();
    private final RarelyAsked asked = new RarelyAsked(Duration.ofSeconds(10), time);
    private final List<CompletableFuture<Boolean>> questions = new ArrayList<>();

    private CompletableFuture<Boolean> ask() {
        return asked.ask(() -> {
            CompletableFuture<Boolean> question = new CompletableFuture<>();
            questions.add(question);
            return question;
        });
    }

    @Test
    void allWhoAskMeanwhileGetTheSameAnswer() {
        List<CompletableFuture<Boolean>> askers = List.of(ask(), ask(), ask());
        assertThat(questions).hasSize(1);
        assertThat(askers).noneMatch(CompletableFuture::isDone);

        questions.get(0).complete(true);

        assertThat(askers).allMatch(CompletableFuture::join);
    }

    @Test
    void itIsAskedOnceInTenSeconds() {
        CompletableFuture<Boolean> first = ask();
        time.pass(Duration.ofSeconds(4));
        questions.get(0).complete(true);
        assertThat(first.join()).isTrue();

        time.pass(Duration.ofSeconds(6).minusMillis(1));
        assertThat(ask().join()).isFalse();
        assertThat(questions).hasSize(1);

        time.pass(Duration.ofMillis(1));
        assertThat(ask()).isNotDone();
        assertThat(questions).hasSize(2);
    }

    @Test
    void aQuestionThatTakesLongerIsNotAskedASecondTime() {
        CompletableFuture<Boolean> first = ask();
        time.pass(Duration.ofMinutes(1));

        CompletableFuture<Boolean> second = ask();

        assertThat(questions).hasSize(1);
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void whatFailsOrThrowsIsNoAnswerAndDoesNotBlockTheNext() {
        CompletableFuture<Boolean> failed = ask();
        questions.get(0).completeExceptionally(new IllegalStateException("as the test wants"));
        assertThat(failed.join()).isFalse();
        time.pass(Duration.ofSeconds(10));

        CompletableFuture<Boolean> thrown = asked.ask(() -> {
            throw new IllegalStateException("as the test wants");
        });
        assertThat(thrown.join()).isFalse();
        time.pass(Duration.ofSeconds(10));

        assertThat(ask()).isNotDone();
    }

    @Test
    void whoGivesUpTakesNothingFromTheOthers() {
        CompletableFuture<Boolean> first = ask();
        CompletableFuture<Boolean> second = ask();

        first.cancel(true);
        second.cancel(true);
        CompletableFuture<Boolean> third = ask();
        questions.get(0).complete(true);

        assertThat(third.join()).isTrue();
    }
}
