// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Denial;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Ending;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.sweep.SweepKind.CATCH_UP;
import static io.github.camelchatwoot.sweep.TestSweep.LONG;
import static org.assertj.core.api.Assertions.assertThat;

class SweepTroubleTest {

    private static final Answer GONE = json(404, "{\"error\":\"Resource could not be found\"}");

    private final TestSweep test = TestSweep.fromBeginning();

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Function<Request, @Nullable Outcome> atMessagesOf(
            long conversation, Function<Request, Outcome> what) {
        return request -> request.path().endsWith("/" + conversation + "/messages") ? what.apply(request) : null;
    }

    private List<Long> threeMessages() {
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            written.add(test.chatwoot.write(test.chatwoot.conversation()));
        }
        return written;
    }

    @Test
    void aConversationThatWasDeletedMeanwhileIsSkipped() {
        List<Long> written = threeMessages();
        test.chatwoot.fault(atMessagesOf(2, request -> new Failure.NotFound(request.asked(), GONE, "it is gone")));

        SweepReport report = test.complete(CATCH_UP);

        assertThat(report.skipped()).isOne();
        assertThat(test.messages()).containsExactlyInAnyOrder(written.get(0), written.get(2));
    }

    @Test
    void aConversationThatMayNoLongerBeReadIsSkippedOnce() {
        threeMessages();
        test.chatwoot.fault(atMessagesOf(
                2,
                request ->
                        new Failure.Unauthorized(request.asked(), json(401, "{}"), Denial.NOT_ALLOWED, "you may not")));

        assertThat(test.complete(CATCH_UP).skipped()).isOne();
        assertThat(test.complete(CATCH_UP).skipped()).isZero();
        assertThat(test.messages()).hasSize(2);
    }

    /** A conversation counts as new by when it was created: the cursor waits there, however long it goes on. */
    @Test
    void aConversationThatTheRouteHasFailedWithIsToldAgain() {
        TestSweep all = new TestSweep(new StartFrom.Beginning(), TestSweep.ALL);
        long conversation = all.chatwoot.conversation();
        all.route = arrival -> CompletableFuture.completedFuture(
                arrival.event().type() == EventType.CONVERSATION_CREATED
                        ? new Ending.Failed("not now")
                        : new Ending.Completed(null, null));
        for (int i = 0; i < 6; i++) {
            all.chatwoot.write(conversation);
            all.complete(CATCH_UP);
            all.time.pass(Duration.ofSeconds(40));
        }

        all.arrived.clear();
        all.route = arrival -> CompletableFuture.completedFuture(new Ending.Completed(null, null));
        all.complete(CATCH_UP);

        assertThat(all.arrived).extracting(arrival -> arrival.event().type()).contains(EventType.CONVERSATION_CREATED);
    }

    /** A page in front of the server, or another token: that is about all conversations. */
    @Test
    void whatIsNotAboutOneConversationBreaksItOff() {
        threeMessages();
        Answer page = new Answer(404, Map.of("content-type", "text/html"), new byte[0]);
        for (Function<Request, Outcome> failure : List.<Function<Request, Outcome>>of(
                request -> new Failure.NotFound(request.asked(), page, "there is no such page"),
                request -> new Failure.Unauthorized(
                        request.asked(), json(401, "{}"), Denial.BOT_NOT_ALLOWED, "bots may not"),
                request -> new Failure.ServerFailed(request.asked(), json(500, "{}"), "it is broken"))) {
            test.chatwoot.fault(atMessagesOf(2, failure));

            SweepReport report = test.run(CATCH_UP);

            assertThat(report.isComplete()).isFalse();
            assertThat(report.failure())
                    .isNotNull()
                    .extracting(Failure::message)
                    .isEqualTo(report.trouble());
        }
        test.chatwoot.fault(request -> null);

        test.complete(CATCH_UP);

        assertThat(test.messages()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"data\":{\"payload\":{}}}",
                "{\"data\":{\"payload\":[7]}}",
                "{\"data\":{\"payload\":[{\"id\":1}]}}",
                "{\"payload\":[{\"content\":\"x\"}],\"data\":{\"payload\":[{\"id\":1,\"last_activity_at\":1,"
                        + "\"messages\":[{\"id\":3}]}]}}"
            })
    void anAnswerOfAnotherShapeBreaksItOff(String body) {
        threeMessages();
        test.chatwoot.fault(request -> json(200, body));

        SweepReport report = test.run(CATCH_UP);

        assertThat(report.trouble()).startsWith("list").doesNotContain("Exception");
        assertThat(test.messages()).isEmpty();
    }

    /** It answers the same page for ever. */
    @Test
    void aServerThatKnowsNoPagesHasAnEnd() {
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            written.add(test.chatwoot.write(test.chatwoot.conversation()));
        }
        Request[] first = new Request[1];
        test.chatwoot.fault(request -> {
            first[0] = first[0] == null ? request : first[0];
            return request.path().endsWith("/messages") ? null : test.chatwoot.answer(first[0]);
        });

        assertThat(test.complete(CATCH_UP).calls()).isLessThan(40);
        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whatWasNotSavedIsSavedTheNextTime() {
        CursorMemory memory = new CursorMemory();
        int[] failures = {3};
        test.store = new CursorStore() {
            @Override
            public Optional<Cursor> load() {
                return memory.load();
            }

            @Override
            public void save(Cursor cursor) throws IOException {
                if (failures[0]-- > 0) {
                    throw new IOException("the disk is full");
                }
                memory.save(cursor);
            }
        };
        test.restart();
        List<Long> written = threeMessages();
        for (int i = 0; i < 4; i++) {
            test.complete(CATCH_UP);
            test.time.pass(LONG);
        }

        assertThat(test.messages()).hasSize(3);
        assertThat(memory.load().orElseThrow().lowMessageId()).isEqualTo(written.get(2));
    }

    @Test
    void aCursorThatCannotBeReadIsNeverTakenForNone() {
        boolean[] broken = {true};
        test.store = new CursorStore() {
            @Override
            public Optional<Cursor> load() throws IOException {
                if (broken[0]) {
                    throw new IOException("delete the file");
                }
                return Optional.of(new Cursor(1001, 0, 0));
            }

            @Override
            public void save(Cursor cursor) {
                assertThat(broken[0]).isFalse();
            }
        };
        test.restart();
        List<Long> written = threeMessages();

        assertThat(test.run(CATCH_UP).trouble()).isEqualTo("delete the file");
        assertThat(test.chatwoot.calls()).isZero();
        broken[0] = false;
        test.complete(CATCH_UP);

        assertThat(test.messages()).containsExactlyInAnyOrderElementsOf(written.subList(1, 3));
    }
}
