// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.TestSweep.LONG;
import static org.assertj.core.api.Assertions.assertThat;

/** Many messages and many conversations: nothing is missing, and the calls are few. */
class SweepScaleTest {

    private final TestSweep test = TestSweep.fromBeginning();

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 250, 999, 1000, 1001, 2500})
    void manyNewMessagesInOneConversation(int count) {
        long conversation = test.chatwoot.conversation();
        test.chatwoot.write(conversation);
        test.complete(CATCH_UP);
        test.time.pass(LONG);
        test.complete(CATCH_UP);
        test.messages();
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(test.chatwoot.write(conversation));
            test.chatwoot.skip(i % 7);
        }

        SweepReport report = test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactlyElementsOf(written);
        assertThat(report.offered()).isEqualTo(count);
        assertThat(report.calls()).isLessThanOrEqualTo(count < 1000 ? 2 : 12);
    }

    /** As when a server stores many at the same moment: the order of times says nothing about the order of ids. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void timesInAnotherOrderThanIds(long seed) {
        Random random = new Random(seed);
        long conversation = test.chatwoot.conversation();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            ids.add(test.chatwoot.begin());
            test.chatwoot.skip(random.nextInt(40));
        }
        List<Long> times = new ArrayList<>(
                ids.stream().map(id -> test.chatwoot.micros() - 1000 * id).toList());
        Collections.shuffle(times, random);
        for (int i = 0; i < ids.size(); i++) {
            test.chatwoot.commit(conversation, ids.get(i), times.get(i));
        }

        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactlyElementsOf(ids);
    }

    @Test
    void twoThousandChangedConversations() {
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long conversation = test.chatwoot.conversation();
            for (int message = i % 3; message >= 0; message--) {
                written.add(test.chatwoot.write(conversation));
            }
            test.time.pass(Duration.ofMillis(300));
        }
        SweepReport report = test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(report.conversations()).isEqualTo(2000);
        assertThat(report.calls()).isBetween(2080, 2100);
        for (int i = 0; i < 3; i++) {
            test.time.pass(LONG);
            report = test.complete(CATCH_UP);
        }
        assertThat(report.calls()).isOne();
        assertThat(test.messages()).isEmpty();
        assertThat(test.saved().lowMessageId()).isEqualTo(Collections.max(written));
    }

    /** While it reads, half of them get another message, and others begin. */
    @Test
    void conversationsThatMoveToTheFrontWhileTheyAreRead() {
        List<Long> written = new ArrayList<>();
        List<Long> conversations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            conversations.add(test.chatwoot.conversation());
            written.add(test.chatwoot.write(conversations.get(i)));
            test.time.pass(Duration.ofSeconds(1));
        }
        Random random = new Random(1);
        test.chatwoot.fault(
                request -> { // it is asked, and then somebody writes
                    if (!request.path().endsWith("/messages") && random.nextBoolean()) {
                        written.add(test.chatwoot.write(conversations.get(random.nextInt(conversations.size()))));
                        conversations.add(test.chatwoot.conversation());
                    }
                    return null;
                });
        test.chatwoot.latency(Duration.ofMillis(100));
        test.complete(CATCH_UP);
        assertThat(test.messages()).containsAll(written.subList(0, 300));

        test.chatwoot.fault(request -> null);
        test.complete(CATCH_UP);
        assertThat(test.arrived).isNotEmpty();
        test.forget();
        test.messages();
        test.restart();
        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written);
    }
}
