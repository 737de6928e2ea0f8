// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelchatwoot.client.Failure.Congested;
import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.server.StrictServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that refuses what is too much, over real connections; what takes minutes is in GovernStepTest. */
class RateStormTest {

    private static final int AT_A_TIME = 8;
    private static final Reply LATER = Reply.of(429, "text/plain", "Retry later\n");
    private static final Reply TEAM = Reply.json(200, "{\"id\":8}");

    private final Semaphore slots = new Semaphore(AT_A_TIME);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong closedSince = new AtomicLong();

    private List<CompletableFuture<Exchange>> callAll(TestRoute route, int calls) throws InterruptedException {
        List<CompletableFuture<Exchange>> results = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            assertThat(slots.tryAcquire(30, TimeUnit.SECONDS)).as("calls hang").isTrue();
            results.add(call(route));
        }
        return results;
    }

    private CompletableFuture<Exchange> call(TestRoute route) {
        return route.context()
                .createProducerTemplate()
                .asyncSend("direct:start", exchange -> exchange.getMessage().setHeader("CamelChatwootTeamId", 7))
                .whenComplete((exchange, error) -> {
                    if (exchange != null && exchange.getException() == null) {
                        answered.incrementAndGet();
                    }
                    slots.release();
                });
    }

    private static void assertAllArrived(List<CompletableFuture<Exchange>> results) {
        assertThat(results).allSatisfy(result -> {
            assertThat(result).succeedsWithin(Duration.ofSeconds(30));
            assertThat(result.join().getException()).isNull();
        });
    }

    /** Open for 40 requests, then closed for a time, then open. */
    private Reply storm(AtomicInteger requests) {
        boolean open = requests.incrementAndGet() <= 40
                || (closedSince.get() != 0 && System.nanoTime() - closedSince.get() > 1_500_000_000L);
        if (open) {
            return TEAM;
        }
        closedSince.compareAndSet(0, System.nanoTime());
        refused.incrementAndGet();
        return LATER;
    }

    /** Those that were under way at the first refusal, and one at a time to see whether it is over. */
    @Test
    void afterTheFirstRefusalHardlyAnythingIsSentInVainAndEverythingArrives() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StrictServer server = StrictServer.answering(request -> storm(requests));
                TestRoute route = TestRoute.to("chatwoot:getTeam", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setRetryDelay(5);
                })) {
            assertAllArrived(callAll(route, 120));

            assertThat(refused.get()).isBetween(1, AT_A_TIME + 3);
            assertThat(requests.get()).isEqualTo(120 + refused.get());
        }
    }

    @Test
    void whatWaitsIsBoundedAndToldClearly() throws IOException {
        try (StrictServer server = StrictServer.answering(request -> LATER);
                TestRoute route = TestRoute.to("chatwoot:getTeam", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setRetryDelay(5);
                    options.setMaxWaitingCalls(5);
                    options.setRateLimitTimeout(700);
                })) {
            CompletableFuture<Exchange> first = call(route);
            await().until(() -> !server.take().isEmpty());
            List<CompletableFuture<Exchange>> others = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                others.add(call(route));
            }

            others.add(first);
            assertThat(others)
                    .allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(10)))
                    .extracting(call -> call.join().getException().getMessage())
                    .allMatch(message -> message.startsWith("getTeam ("))
                    .anyMatch(message -> message.contains("maxWaitingCalls"))
                    .anyMatch(message -> message.contains("rateLimitTimeout"));
            assertThat(others)
                    .allSatisfy(call -> assertThat(isRefused(call.join())).isTrue());
            assertThat(server.take()).hasSizeLessThan(20);
        }
    }

    private static boolean isRefused(Exchange exchange) {
        return exchange.getException() instanceof ChatwootHttpException answered
                ? answered.getFailure() instanceof RateLimited
                : exchange.getException() instanceof ChatwootUnreachableException unanswered
                        && unanswered.getFailure() instanceof Congested;
    }

    @Test
    void withinTheRateOfASandboxEverythingArrives() throws Exception {
        try (ChatwootSandbox sandbox =
                        ChatwootSandbox.builder().rateLimit(30).build().freeze().start();
                TestRoute route = TestRoute.to("chatwoot:listAgents", options -> {
                    TestRoute.at(sandbox.baseUrl()).accept(options);
                    options.setAccessToken(sandbox.adminToken());
                    options.setAccountId(sandbox.accountId());
                    options.setRetryDelay(5);
                })) {
            CompletableFuture<List<CompletableFuture<Exchange>>> all = CompletableFuture.supplyAsync(() -> {
                try {
                    return callAll(route, 75);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int minute = 1; minute <= 2; minute++) {
                int allowed = 30 * minute;
                await().atMost(Duration.ofSeconds(20)).until(() -> answered.get() >= allowed);
                assertThat(answered).hasValue(allowed);
                sandbox.advance(Duration.ofMinutes(1));
            }
            assertAllArrived(all.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void inTheModeOnNothingIsRefusedAtAll() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StrictServer server = StrictServer.answering(
                        request -> requests.incrementAndGet() <= 30 ? Reply.json(200, "{\"meta\":{}}") : LATER);
                TestRoute route = TestRoute.to("chatwoot:getConversationCounts", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setRateGovernor(RateGovernor.ON);
                    options.setRateLimitTimeout(300);
                    options.setMaxWaitingCalls(3);
                })) {
            slots.release(100);
            List<CompletableFuture<Exchange>> results = callAll(route, 40);

            assertThat(results).allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(requests).hasValue(30);
            assertThat(results)
                    .extracting(call -> call.join().getException())
                    .filteredOn(failure -> failure != null)
                    .hasSize(10)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(ChatwootUnreachableException.class)
                            .hasMessageContaining("30 calls in 1 min"));
        }
    }
}
