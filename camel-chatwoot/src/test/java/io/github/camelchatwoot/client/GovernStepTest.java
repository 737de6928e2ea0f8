// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.client.Failure.Congested;
import io.github.camelchatwoot.client.Failure.RateLimited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GovernStepTest {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Request SEARCH = Calls.get("/api/v1/accounts/1/contacts/search");
    private static final Request READ = Calls.get("/api/v1/accounts/1/contacts/7");

    private final VirtualTime time = new VirtualTime();

    /** Counts in fixed windows, as the server does; what it refuses counts too. */
    private final class Server implements Call {
        private final int allowed;
        private final Map<Long, Integer> counts = new HashMap<>();
        private int refused;
        private int served;
        private int underWay;
        private int mostUnderWay;
        private Map<String, String> refusalHeaders = Map.of();

        Server(int allowed) {
            this.allowed = allowed;
        }

        @Override
        public CompletableFuture<Outcome> send(Request request) {
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            mostUnderWay = Math.max(mostUnderWay, ++underWay);
            time.after(LATENCY, () -> {
                underWay--;
                long window = Math.floorDiv(time.nanos(), Duration.ofMinutes(1).toNanos());
                if (counts.merge(window, 1, Integer::sum) > allowed) {
                    refused++;
                    Answer refusal = Calls.answer(429, "Retry later\n", refusalHeaders);
                    answer.complete(Failures.rateLimited(request.asked(), refusal));
                } else {
                    served++;
                    answer.complete(Calls.ok());
                }
            });
            return answer;
        }
    }

    private Call governed(Call server, boolean fromTheBeginning, Duration patience, int maxWaiting) {
        Governor governor = new Governor(fromTheBeginning, patience, maxWaiting, time);
        RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), patience);
        Step retry = new RetryStep(policy, time, () -> 0.5);
        return retry.before(new GovernStep(governor).before(server));
    }

    private static List<CompletableFuture<Outcome>> send(Call call, Request request, int times) {
        List<CompletableFuture<Outcome>> results = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            results.add(call.send(request));
        }
        return results;
    }

    @Test
    void keepsToTheRateFromTheBeginning() {
        Server server = new Server(Rate.CONTACT_SEARCH.calls());
        Call call = governed(server, true, Duration.ofHours(1), 10_000);
        List<CompletableFuture<Outcome>> results = send(call, SEARCH, 450);
        time.pass(Duration.ofSeconds(59));
        assertThat(server.served).isEqualTo(100);
        time.pass(Duration.ofMinutes(5));
        assertThat(results).allMatch(CompletableFuture::isDone);
        assertThat(server.served).isEqualTo(450);
        assertThat(server.refused).isZero();
    }

    @Test
    void inAStormOfRefusalsEverythingArrivesAndHardlyAnythingIsSentInVain() {
        Server server = new Server(100);
        Call call = governed(server, false, Duration.ofHours(2), 10_000);
        List<CompletableFuture<Outcome>> results = send(call, SEARCH, 1_000);
        time.pass(Duration.ofHours(1));
        assertThat(results)
                .allSatisfy(result -> assertThat(result).isCompletedWithValueMatching(Answer.class::isInstance));
        assertThat(server.served).isEqualTo(1_000);
        // The first thousand went before anybody knew; after that, only single calls to see whether it is over.
        assertThat(server.refused).isLessThan(900 + 120);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void afterARefusalOneCallGoesFirst() {
        Server server = new Server(0);
        Call call = governed(server, false, Duration.ofMinutes(10), 10_000);
        send(call, SEARCH, 20);
        time.pass(Duration.ofMillis(100));
        server.mostUnderWay = 0;
        time.pass(Duration.ofSeconds(50));
        assertThat(server.mostUnderWay).isEqualTo(1);
        assertThat(server.refused).isBetween(22, 30);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        Server server = new Server(0);
        server.refusalHeaders = Map.of("retry-after", "40");
        Call call = governed(server, false, Duration.ofMinutes(10), 10);
        send(call, SEARCH, 1);
        time.pass(Duration.ofSeconds(39));
        assertThat(server.refused).isEqualTo(1);
        time.pass(Duration.ofSeconds(3));
        assertThat(server.refused).isEqualTo(2);
    }

    @Test
    void otherCallsGoOn() {
        Server server = new Server(0);
        AtomicInteger reads = new AtomicInteger();
        Call mixed = request -> {
            if (request.equals(READ)) {
                reads.incrementAndGet();
                return CompletableFuture.completedFuture(Calls.ok());
            }
            return server.send(request);
        };
        Call call = governed(mixed, false, Duration.ofMinutes(10), 10);
        send(call, SEARCH, 3);
        time.pass(Duration.ofSeconds(5));
        assertThat(send(call, READ, 5)).allMatch(CompletableFuture::isDone);
        assertThat(reads).hasValue(5);
    }

    @Test
    void whoWaitsTooLongIsTold() {
        Call call = governed(new Server(1_000), true, Duration.ofSeconds(10), 10_000);
        List<CompletableFuture<Outcome>> results = send(call, SEARCH, 101);
        time.pass(Duration.ofSeconds(11));
        assertThat(results.get(100)).isCompletedWithValueMatching(Congested.class::isInstance);
        Failure late = (Failure) results.get(100).join();
        assertThat(late.message())
                .contains("doSomething", "10000 ms", "100 calls in 1 min", "rateGovernor", "rateLimitTimeout");
    }

    @Test
    void onlySoManyWait() {
        Call call = governed(new Server(1_000), true, Duration.ofMinutes(10), 5);
        List<CompletableFuture<Outcome>> results = send(call, SEARCH, 106);
        assertThat(results.get(105)).isCompletedWithValueMatching(Congested.class::isInstance);
        assertThat(((Failure) results.get(105).join()).message()).contains("5 calls wait", "maxWaitingCalls");
        results.get(104).cancel(true);
        assertThat(call.send(SEARCH)).isNotDone();
    }

    @Test
    void messagesAreCountedByConversation() {
        List<Request> sent = new ArrayList<>();
        Call call = governed(
                request -> {
                    sent.add(request);
                    return CompletableFuture.completedFuture(Calls.ok());
                },
                true,
                Duration.ofMinutes(10),
                1_000);
        send(call, Calls.post("/api/v1/accounts/1/conversations/1/messages"), 250);
        send(call, Calls.post("/api/v1/accounts/1/conversations/2/messages"), 150);
        assertThat(sent).hasSize(350);
        time.pass(Duration.ofMinutes(1));
        assertThat(sent).hasSize(400);
    }

    @Test
    void aFloodedConversationIsLeftAloneAndOthersAreNot() {
        Request flooded = Calls.post("/api/v1/accounts/1/conversations/1/messages");
        Request other = Calls.post("/api/v1/accounts/1/conversations/2/messages");
        AtomicInteger refused = new AtomicInteger();
        Call server = request -> {
            if (request.equals(other)) {
                return CompletableFuture.completedFuture(Calls.ok());
            }
            refused.incrementAndGet();
            Answer answer = Calls.answer(
                    422,
                    "{\"error\":\"Validation failed: Too many messages\"}",
                    Map.of("content-type", "application/json"));
            return CompletableFuture.completedFuture(answer);
        };
        Call call = governed(new JudgeStep().before(server), false, Duration.ofSeconds(30), 1_000);
        CompletableFuture<Outcome> result = call.send(flooded);
        assertThat(call.send(other)).isDone();
        time.pass(Duration.ofMinutes(2));
        assertThat(result)
                .isCompletedWithValueMatching(
                        outcome -> outcome instanceof RateLimited || outcome instanceof Congested);
        assertThat(refused.get()).isBetween(3, 8);
    }

    @ParameterizedTest
    @EnumSource
    void everyRateHasALimitAndAWindow(Rate rate) {
        assertThat(rate.calls()).isPositive();
        assertThat(rate.window()).isPositive();
        assertThat(rate.refusal()).isIn(422, 429);
    }

    @Test
    void callsCountForTheirRates() {
        assertThat(rates(Verb.GET, "/api/v1/accounts/1/contacts/search"))
                .containsExactly(Rate.CONTACT_SEARCH, Rate.ANY);
        assertThat(rates(Verb.GET, "/api/v1/accounts/1/conversations/meta"))
                .containsExactly(Rate.CONVERSATION_META, Rate.ANY);
        assertThat(rates(Verb.POST, "/api/v1/accounts/1/conversations/3/transcript"))
                .containsExactly(Rate.TRANSCRIPT, Rate.ANY);
        assertThat(rates(Verb.POST, "/api/v1/accounts/1/upload")).containsExactly(Rate.UPLOAD, Rate.ANY);
        assertThat(rates(Verb.GET, "/api/v2/accounts/1/reports/summary")).containsExactly(Rate.REPORTS, Rate.ANY);
        assertThat(rates(Verb.POST, "/public/api/v1/inboxes/i/contacts/s/conversations/3/messages"))
                .containsExactly(Rate.MESSAGES, Rate.ANY);
        assertThat(rates(Verb.GET, "/api/v1/accounts/1/conversations/3/messages"))
                .containsExactly(Rate.ANY);
    }

    private static List<Rate> rates(Verb verb, String path) {
        return Rate.of(verb, path).stream().map(Rate.Counted::rate).toList();
    }

    @Test
    void lanesOfLongAgoAreForgotten() {
        Governor governor = new Governor(true, Duration.ofMinutes(1), 10, time);
        Call call = new GovernStep(governor).before(request -> CompletableFuture.completedFuture(Calls.ok()));
        for (int i = 0; i < 3_000; i++) {
            send(call, Calls.post("/api/v1/accounts/1/conversations/" + i + "/messages"), 1);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(governor.laneCount()).isLessThan(1_100);
    }
}
