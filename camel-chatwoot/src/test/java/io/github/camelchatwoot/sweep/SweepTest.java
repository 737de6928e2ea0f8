// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Ending;
import org.junit.jupiter.api.Test;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.SweepKind.CHECK;
import static io.github.camelchatwoot.sweep.TestSweep.LONG;
import static org.assertj.core.api.Assertions.assertThat;

class SweepTest {

    @Test
    void whatHappensAfterNowIsTold() {
        TestSweep test = new TestSweep(new StartFrom.Now());
        long conversation = test.chatwoot.conversation();
        test.chatwoot.write(conversation);

        assertThat(test.complete(CATCH_UP).calls()).isOne();
        assertThat(test.messages()).isEmpty();

        long next = test.chatwoot.write(conversation);
        assertThat(test.complete(CATCH_UP).repaired()).isOne();
        assertThat(test.messages()).containsExactly(next);
    }

    @Test
    void anEventTellsWhatAWebhookTells() {
        TestSweep test = TestSweep.fromBeginning();
        long conversation = test.chatwoot.conversation();
        long message = test.chatwoot.write(conversation);

        test.complete(CATCH_UP);

        Arrival arrival = test.arrived.get(0);
        Event.Facts facts = arrival.event().facts();
        assertThat(arrival.source()).isEqualTo(EventSource.SWEEP);
        assertThat(arrival.event().id()).contains("message_created:1:" + message);
        assertThat(facts.accountId()).isEqualTo(1);
        assertThat(facts.inboxId()).isEqualTo(5);
        assertThat(facts.conversationId()).isEqualTo(conversation);
        assertThat(facts.contactId()).isEqualTo(9);
        assertThat(facts.contactSourceId()).isEqualTo("session");
        assertThat(facts.messageType()).isEqualTo("incoming");
        assertThat(facts.isPrivate()).isFalse();
        assertThat(facts.senderType()).isEqualTo("contact");
    }

    @Test
    void oneCallWhenNothingHasChanged() {
        TestSweep test = TestSweep.fromBeginning();
        for (int i = 0; i < 60; i++) {
            test.chatwoot.write(test.chatwoot.conversation());
        }
        test.complete(CATCH_UP);
        assertThat(test.messages()).hasSize(60);
        test.time.pass(LONG);
        test.complete(CATCH_UP); // somebody may have written at the same time, and then that is on any of these pages
        test.chatwoot.calls();

        assertThat(test.complete(CATCH_UP).calls()).isOne();
        assertThat(test.complete(CHECK).calls()).isOne();
        assertThat(test.chatwoot.calls()).isEqualTo(2);
        assertThat(test.messages()).isEmpty();
    }

    @Test
    void callsAreInProportionToWhatHasChanged() {
        TestSweep test = TestSweep.fromBeginning();
        List<Long> conversations = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            conversations.add(test.chatwoot.conversation());
            test.chatwoot.write(conversations.get(i));
        }
        test.complete(CATCH_UP);
        test.time.pass(LONG);
        test.complete(CATCH_UP);
        for (int changed : List.of(1, 7, 20)) {
            test.time.pass(LONG);
            for (int i = 0; i < changed; i++) {
                test.chatwoot.write(conversations.get(i * 9));
            }
            test.arrived.clear();

            assertThat(test.complete(CATCH_UP).calls()).isEqualTo(1 + changed);
            assertThat(test.arrived).hasSize(changed);
        }
    }

    @Test
    void theCursorPassesWhatTwoSweepsHaveSeen() {
        TestSweep test = TestSweep.fromBeginning();
        long message = test.chatwoot.write(test.chatwoot.conversation());
        test.complete(CATCH_UP);
        assertThat(test.saved()).isEqualTo(Cursor.BEGINNING);
        test.time.pass(LONG);

        test.complete(CATCH_UP);

        assertThat(test.saved().lowMessageId()).isEqualTo(message);
        assertThat(test.saved().second()).isEqualTo(test.chatwoot.second() - 40 - 30);
    }

    @Test
    void theCursorDoesNotPassWhatIsNotDone() {
        TestSweep test = TestSweep.fromBeginning();
        CompletableFuture<Ending> slow = new CompletableFuture<>();
        long conversation = test.chatwoot.conversation();
        long first = test.chatwoot.write(conversation);
        long second = test.chatwoot.write(test.chatwoot.conversation());
        test.route = arrival ->
                arrival.toString().endsWith(":" + second) ? slow : CompletableFuture.completedFuture(TestSweep.WELL);
        test.complete(CATCH_UP);
        for (int i = 0; i < 3; i++) {
            test.time.pass(LONG);
            test.chatwoot.write(conversation);
            test.complete(CATCH_UP);
            assertThat(test.saved().lowMessageId()).isEqualTo(first);
        }

        slow.complete(TestSweep.WELL);

        assertThat(test.saved().lowMessageId()).isGreaterThan(second);
    }

    @Test
    void whatHasFailedIsToldAgainAndHoldsTheCursor() {
        TestSweep test = TestSweep.fromBeginning();
        long message = test.chatwoot.write(test.chatwoot.conversation());
        test.route = arrival -> CompletableFuture.completedFuture(TestSweep.BADLY);
        for (int i = 0; i < 3; i++) {
            test.complete(CATCH_UP);
            test.time.pass(LONG);
            assertThat(test.messages()).containsExactly(message);
            assertThat(test.saved().lowMessageId()).isLessThan(message);
        }
        test.route = arrival -> CompletableFuture.completedFuture(TestSweep.WELL);

        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactly(message);
        assertThat(test.saved().lowMessageId()).isEqualTo(message);
        assertThat(test.complete(CATCH_UP).calls()).isOne();
    }

    @Test
    void conversationsAreToldAroundTheirMessages() {
        TestSweep test = new TestSweep(
                new StartFrom.Beginning(),
                EventType.MESSAGE_CREATED,
                EventType.CONVERSATION_CREATED,
                EventType.CONVERSATION_UPDATED);
        long conversation = test.chatwoot.conversation();
        long message = test.chatwoot.write(conversation);
        long millis = test.chatwoot.micros() / 1000;

        test.complete(CATCH_UP);

        assertThat(test.events())
                .containsExactly(
                        "conversation_created:1:" + conversation,
                        "message_created:1:" + message,
                        "conversation_updated:1:" + conversation + ":" + millis);
    }
}
