// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Verb;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.TestSweep.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepStartTest {

    private static final Failure DOWN = new Failure.Unreachable(
            new Asked("listConversations", Verb.GET, "/conversations"), false, new IOException("down"), "it is down");

    @Test
    void nowIsKeptAtOnce() {
        TestSweep test = new TestSweep(new StartFrom.Now());
        long conversation = test.chatwoot.conversation();
        long old = test.chatwoot.write(conversation);
        test.complete(CATCH_UP);
        assertThat(test.saved()).isEqualTo(new Cursor(old, test.chatwoot.second() - 30, 0));
        long next = test.chatwoot.write(conversation);

        test.restart();
        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(next);
    }

    @Test
    void conversationsThatAreThereNowAreNotCalledNew() {
        TestSweep test = new TestSweep(new StartFrom.Now(), TestSweep.ALL);
        test.chatwoot.write(test.chatwoot.conversation());
        test.complete(CATCH_UP);
        long message = test.chatwoot.write(1);
        long other = test.chatwoot.write(test.chatwoot.conversation());

        test.complete(CATCH_UP);

        assertThat(test.events())
                .contains("message_created:1:" + message, "conversation_created:1:2", "message_created:1:" + other)
                .doesNotContain("conversation_created:1:1");
    }

    @Test
    void fromATimeOnWhateverHappensFirst() {
        VirtualStart start = new VirtualStart();
        TestSweep test = new TestSweep(new StartFrom.At(Instant.ofEpochSecond(start.second + 100)));
        long conversation = test.chatwoot.conversation();
        test.chatwoot.write(conversation);
        test.time.pass(Duration.ofSeconds(100));
        long then = test.chatwoot.write(conversation);
        test.restart();
        test.complete(CATCH_UP);
        test.restart(); // the time is not forgotten while the cursor has not passed it
        test.forget();
        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(then, then);
    }

    private static final class VirtualStart {
        private final long second = TestSweep.fromBeginning().chatwoot.second();
    }

    @Test
    void aSavedCursorWins() {
        TestSweep test = TestSweep.fromBeginning();
        long conversation = test.chatwoot.conversation();
        long old = test.chatwoot.write(conversation);
        CursorMemory memory = new CursorMemory();
        memory.save(new Cursor(old, 0, 0));
        test.store = memory;
        test.restart();
        long next = test.chatwoot.write(conversation);

        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(next);
    }

    /** The server was down at first: then what happened meanwhile is told, and not what happened long before. */
    @Test
    void nowIsTheFirstAttempt() {
        TestSweep test = new TestSweep(new StartFrom.Now());
        long conversation = test.chatwoot.conversation();
        test.chatwoot.write(conversation);
        test.time.pass(Duration.ofHours(2));
        test.chatwoot.fault(request -> DOWN);
        assertThat(test.run(CATCH_UP).isComplete()).isFalse();
        test.time.pass(Duration.ofMinutes(3));
        assertThat(test.run(CATCH_UP).isComplete()).isFalse();
        long missed = test.chatwoot.write(conversation);
        test.time.pass(Duration.ofMinutes(3));
        test.chatwoot.fault(request -> null);
        test.chatwoot.header(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochSecond(test.chatwoot.second()).atOffset(ZoneOffset.UTC)));

        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(missed);
    }

    /** Then the last activity is all that is known of the time of the server, and rather something comes twice. */
    @Test
    void withoutTheTimeOfTheServerNothingIsLostEither() {
        TestSweep test = new TestSweep(new StartFrom.Now());
        long conversation = test.chatwoot.conversation();
        test.chatwoot.fault(request -> DOWN);
        assertThat(test.run(CATCH_UP).isComplete()).isFalse();
        test.time.pass(Duration.ofMinutes(3));
        long missed = test.chatwoot.write(conversation);
        test.time.pass(Duration.ofHours(3));
        test.chatwoot.fault(request -> null);

        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(missed);
    }

    @Test
    void anEmptyAccount() {
        TestSweep test = new TestSweep(new StartFrom.Now());
        assertThat(test.complete(CATCH_UP).calls()).isOne();
        test.time.pass(LONG);
        test.complete(SweepKind.CHECK);
        long message = test.chatwoot.write(test.chatwoot.conversation());

        test.complete(SweepKind.CHECK);

        assertThat(test.messages()).containsExactly(message);
    }

    @Test
    void theWordsOfTheOption() {
        assertThat(StartFrom.of("now")).isEqualTo(new StartFrom.Now());
        assertThat(StartFrom.of(" Beginning")).isEqualTo(new StartFrom.Beginning());
        assertThat(StartFrom.of("2026-11-28T19:00:00+01:00"))
                .isEqualTo(new StartFrom.At(Instant.parse("2026-11-28T18:00:00Z")));
        assertThatThrownBy(() -> StartFrom.of("yesterday"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("startFrom")
                .hasMessageContaining("beginning");
    }
}
