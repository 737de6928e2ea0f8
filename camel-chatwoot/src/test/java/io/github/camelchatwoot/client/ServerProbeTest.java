// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Failure.Answered;
import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;
import io.github.camelchatwoot.client.ServerProbe.Report;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a server is asked for its version, and what its answer explains. */
class ServerProbeTest {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private final VirtualTime time = new VirtualTime();
    private final Queue<CompletableFuture<Outcome>> asked = new ArrayDeque<>();
    private final List<Request> questions = new ArrayList<>();
    private final ServerProbe probe = new ServerProbe(
            request -> {
                CompletableFuture<Outcome> answer = new CompletableFuture<>();
                questions.add(request);
                asked.add(answer);
                return answer;
            },
            time);

    private static Outcome version(String version) {
        return Calls.answer(200, "{\"version\":\"" + version + "\"}", JSON);
    }

    private static Answered noRoute(Request request) {
        return (Answered) Failures.notFound(
                request.asked(), Calls.answer(404, "<title>Not found</title>", Map.of("content-type", "text/html")));
    }

    private static Request since(String version) {
        Request get = Calls.get("/api/v1/new");
        Asked asked = new Asked("newThing", Verb.GET, "/api/v1/new", new Version(version));
        return new Request(
                asked,
                get.path(),
                get.query(),
                get.headers(),
                get.payload(),
                get.access(),
                get.media(),
                get.repeatable());
    }

    @Test
    void theQuestionNeedsNoToken() {
        CompletableFuture<?> unused = probe.ask();

        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.access()).isEqualTo(Access.NONE);
            assertThat(question.path()).isEqualTo("/api");
        });
    }

    @Test
    void oneQuestionServesAllWhoAskMeanwhile() {
        CompletableFuture<Report> first = probe.ask();
        CompletableFuture<Report> second = probe.ask();
        CompletableFuture<Report> third = probe.ask();
        third.cancel(true);
        asked.remove().complete(version("4.15.1"));

        assertThat(questions).hasSize(1);
        assertThat(first).isCompletedWithValueMatching(report -> "4.15.1".equals(String.valueOf(report.version())));
        assertThat(second).isCompleted();
        assertThat(third).isCancelled();
        assertThat(probe.last()).contains(first.join());

        CompletableFuture<?> later = probe.ask();
        assertThat(later).isNotDone();
        assertThat(questions).as("a later one is asked anew").hasSize(2);
    }

    @Test
    void itsAgeCountsFromTheAnswer() {
        assertThat(probe.age()).isGreaterThan(Duration.ofDays(1000));
        CompletableFuture<?> unused = probe.ask();
        time.pass(Duration.ofSeconds(5));
        asked.remove().complete(version("4.15.1"));
        time.pass(Duration.ofSeconds(7));

        assertThat(probe.age()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anAnswerWithoutVersionIsNoChatwoot() {
        CompletableFuture<?> unused = probe.ask();
        asked.remove().complete(Calls.ok());

        assertThat(probe.last()).hasValueSatisfying(report -> {
            assertThat(report.version()).isNull();
            assertThat(report.failure())
                    .isInstanceOfSatisfying(
                            UnexpectedAnswer.class,
                            failure -> assertThat(failure.message()).contains("there is no version in it"));
        });
    }

    @Test
    void aCallThatBreaksItsPromiseEndsTheQuestionToo() {
        ServerProbe broken = new ServerProbe(
                request -> {
                    throw new IllegalStateException("zq7");
                },
                time);

        assertThat(broken.ask()).isCompletedWithValueMatching(report -> report.failure() != null);
        assertThat(broken.ask()).isCompleted();
    }

    @Test
    void anOldServerIsToldFromAWrongCall() {
        CompletableFuture<Outcome> outcome = explained(since("4.13.0"), noRoute(since("4.13.0")));
        assertThat(outcome).isNotDone();
        asked.remove().complete(version("4.10.0"));

        assertThat(outcome.join())
                .isInstanceOfSatisfying(
                        Failure.NotFound.class,
                        failure -> assertThat(failure.message())
                                .isEqualTo(
                                        "newThing (GET /api/v1/new) answered 404, web page \"Not found\": chatwoot:newThing needs"
                                                + " Chatwoot 4.13.0 or newer; this server says 4.10.0"));
    }

    @Test
    void theVersionIsAskedOnce() {
        CompletableFuture<?> unused = explained(since("4.13.0"), noRoute(since("4.13.0")));
        asked.remove().complete(version("4.10.0"));
        time.pass(Duration.ofDays(1));

        assertThat(explained(since("4.11.0"), noRoute(since("4.11.0"))).join())
                .isInstanceOfSatisfying(
                        Failure.NotFound.class,
                        failure -> assertThat(failure.message()).contains("needs Chatwoot 4.11.0"));
        assertThat(questions).hasSize(1);
    }

    @Test
    void aServerThatIsNewEnoughLeavesTheFailureAsItIs() {
        Failure failure = noRoute(since("4.13.0"));
        CompletableFuture<Outcome> outcome = explained(since("4.13.0"), failure);
        asked.remove().complete(version("4.13.0-rc1"));

        assertThat(outcome.join()).isSameAs(failure);
    }

    @Test
    void aQuestionThatFailsIsAskedAgainAfterAWhile() {
        Failure failure = noRoute(since("4.13.0"));
        CompletableFuture<Outcome> first = explained(since("4.13.0"), failure);
        asked.remove().complete(Calls.answer(503, "", Map.of()));
        assertThat(first.join()).isSameAs(failure);

        assertThat(explained(since("4.13.0"), failure).join()).isSameAs(failure);
        assertThat(questions).as("not at once").hasSize(1);

        time.pass(Duration.ofMinutes(1));
        CompletableFuture<?> unused = explained(since("4.13.0"), failure);
        assertThat(questions).hasSize(2);
    }

    @Test
    void nobodyIsAskedWhenAnOldServerExplainsNothing() {
        Request plain = Calls.get("/api/v1/old");
        Request newer = since("4.13.0");
        Failure gone = Failures.notFound(
                newer.asked(), Calls.answer(404, "{\"error\":\"Resource could not be found\"}", JSON));
        Failure refused = Failures.invalid(newer.asked(), Calls.answer(422, "{\"error\":\"no\"}", JSON));

        assertThat(explained(plain, noRoute(plain)).join()).isInstanceOf(Failure.NotFound.class);
        assertThat(explained(newer, gone).join()).isSameAs(gone);
        assertThat(explained(newer, refused).join()).isSameAs(refused);
        assertThat(explained(newer, Calls.ok())).isCompleted();
        assertThat(questions).isEmpty();
    }

    @Test
    void railsOwnWordsAndPagesOfOthersMayHideAnOldServerToo() {
        Request newer = since("4.13.0");
        Failure rails =
                Failures.notFound(newer.asked(), Calls.answer(404, "{\"status\":404,\"error\":\"Not Found\"}", JSON));
        Failure page = Failures.ofAnotherKind(
                newer.asked(), Media.JSON, Calls.answer(200, "<html>", Map.of("content-type", "text/html")));
        CompletableFuture<Outcome> first = explained(newer, rails);
        CompletableFuture<Outcome> second = explained(newer, page);
        asked.remove().complete(version("4.2.0"));

        assertThat(first.join()).isInstanceOf(Failure.NotFound.class);
        assertThat(((Failure) first.join()).message()).contains("this server says 4.2.0");
        assertThat(second.join()).isInstanceOf(UnexpectedAnswer.class);
        assertThat(((Failure) second.join()).message()).contains("this server says 4.2.0");
    }

    @Test
    void givingUpACallGivesUpWhatItWaitsFor() {
        CompletableFuture<Outcome> call = new CompletableFuture<>();
        CompletableFuture<Outcome> outcome = new VersionStep(probe).send(since("4.13.0"), request -> call);
        outcome.cancel(true);

        assertThat(call).isCancelled();
    }

    private CompletableFuture<Outcome> explained(Request request, Outcome outcome) {
        return new VersionStep(probe).send(request, unused -> CompletableFuture.completedFuture(outcome));
    }
}
