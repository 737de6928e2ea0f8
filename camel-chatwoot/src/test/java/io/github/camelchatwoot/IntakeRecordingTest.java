// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded delivery goes through the whole pipeline, with the options as they are, one after the other in the
 * order of arrival. What came out stands in a golden file for each recording: headers, and the reason why something was
 * dropped. After a change, look at the difference that -Dchatwoot.docs=write makes.
 */
class IntakeRecordingTest {

    private static final Set<String> OWN = Set.of("host", "content-length");

    @TestFactory
    Stream<DynamicTest> whatComesOutIsKnown() {
        Map<String, List<Hook>> scenarios = Recordings.hooks().stream()
                .filter(Hook::isSigned)
                .collect(Collectors.groupingBy(IntakeRecordingTest::scenario, TreeMap::new, Collectors.toList()));
        assertThat(scenarios).hasSizeGreaterThan(10);
        return scenarios.entrySet().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.getKey(), () -> outcome(scenario.getKey(), scenario.getValue())));
    }

    private static String scenario(Hook hook) {
        return hook.name().substring(0, hook.name().indexOf('/'));
    }

    private void outcome(String scenario, List<Hook> hooks) {
        List<String> lines = new ArrayList<>();
        for (String receiver : receivers(hooks)) {
            lines.add("== to " + receiver);
            List<Hook> mine =
                    hooks.stream().filter(hook -> hook.to().equals(receiver)).toList();
            lines.addAll(through(receiver, mine));
            lines.add("");
        }
        Golden.file("intake/" + scenario + ".txt").holds(String.join("\n", lines));
    }

    private static Set<String> receivers(List<Hook> hooks) {
        return hooks.stream().map(Hook::to).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> through(String receiver, List<Hook> hooks) {
        List<String> lines = new ArrayList<>();
        SettableClock clock = new SettableClock();
        ConcurrentLinkedQueue<Exchange> arrived = new ConcurrentLinkedQueue<>();
        try (TestWebhook server = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getComponent("chatwoot", ChatwootComponent.class).setClock(clock);
                fromF("chatwoot:webhook?ack=completed&secret=RAW(%s)", String.join(",", Secrets.of(receiver)))
                        .routeId(TestWebhook.ROUTE)
                        .process(exchange -> arrived.add(exchange.copy()));
            }
        })) {
            ChatwootConsumer consumer = (ChatwootConsumer)
                    server.context().getRoute(TestWebhook.ROUTE).getConsumer();
            for (Hook hook : hooks) {
                clock.now = Instant.ofEpochSecond(Long.parseLong(hook.timestamp()));
                Map<String, Long> before = consumer.details();
                int status = server.send(request(server, hook)).statusCode();
                assertThat(status).as(hook.toString()).isEqualTo(200);
                lines.add(hook.name().substring(hook.name().indexOf('/') + 1) + " " + hook.event()
                        + reason(before, consumer.details()));
                for (Exchange exchange = arrived.poll(); exchange != null; exchange = arrived.poll()) {
                    lines.add("    " + new TreeMap<>(exchange.getMessage().getHeaders()));
                }
            }
        }
        return lines;
    }

    private static String reason(Map<String, Long> before, Map<String, Long> after) {
        return Stream.of("filtered", "echoes", "duplicates", "retries.requested")
                .filter(figure -> !Objects.equals(after.get(figure), before.get(figure)))
                .map(figure -> " (" + figure + ")")
                .collect(Collectors.joining());
    }

    private static HttpRequest.Builder request(TestWebhook server, Hook hook) {
        HttpRequest.Builder request = server.request("/chatwoot")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(hook.body()));
        hook.headers().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                request.setHeader(name, value);
            }
        });
        return request;
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
