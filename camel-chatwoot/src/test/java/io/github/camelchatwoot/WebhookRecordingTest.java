// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Every recorded delivery of a real server is posted to a running route, at the time when it was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookRecordingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long TOLERANCE = 300;
    /** Headers that the client sets itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private volatile Instant now = Instant.EPOCH;
    private final Clock clock = new SettableClock();
    private final BlockingQueue<Exchange> arrived = new LinkedBlockingQueue<>();
    private final Set<String> ids = new HashSet<>();
    private final TestWebhook server = TestWebhook.with(new Receivers());

    /** One route for each receiver, and one that knows other secrets. */
    private final class Receivers extends RouteBuilder {
        @Override
        public void configure() {
            getContext().getComponent("chatwoot", ChatwootComponent.class).setClock(clock);
            receivers().forEach(receiver -> receive("/" + receiver, Secrets.of(receiver)));
            receivers().forEach(receiver -> receive("/changed/" + receiver, changed(Secrets.of(receiver))));
        }

        private void receive(String path, Set<String> secrets) {
            fromF(
                            "chatwoot:webhook?ack=completed&privateNotes=true&webhookPath=%s&secret=RAW(%s)",
                            path, String.join(",", secrets))
                    .process(exchange -> arrived.add(exchange.copy()));
        }
    }

    private final class SettableClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Thousands of deliveries are refused here, each with a warning. */
    @BeforeAll
    void quiet() {
        Configurator.setLevel(ChatwootWebhookConsumer.class.getName(), Level.ERROR);
    }

    @AfterAll
    void stop() {
        server.close();
        Configurator.setLevel(ChatwootWebhookConsumer.class.getName(), Level.WARN);
    }

    private static List<Hook> signed() {
        return Recordings.hooks().stream().filter(Hook::isSigned).toList();
    }

    private static Set<String> receivers() {
        return signed().stream().map(Hook::to).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> changed(Set<String> secrets) {
        return secrets.stream().map(secret -> secret.substring(1) + "x").collect(Collectors.toSet());
    }

    @Test
    void thereAreAsManyDeliveriesAsWereRecorded() {
        assertThat(Recordings.hooks()).hasSize(722);
        assertThat(signed()).hasSize(720);
    }

    @TestFactory
    Stream<DynamicTest> signedDeliveriesReachTheRoute() {
        return signed().stream()
                .map(hook -> DynamicTest.dynamicTest(hook.toString(), () -> {
                    at(hook, 0);

                    HttpResponse<String> answer = server.send(delivery(hook, "/" + hook.to(), Map.of(), hook.body()));

                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertSilent(answer);
                    Exchange exchange = arrived.poll();
                    String id =
                            hook.to() + " " + new RecordedEvent(hook).headers().get("CamelChatwootEventId");
                    if (exchange == null) { // the same as one before it
                        assertThat(ids).contains(id);
                    } else {
                        assertArrived(hook, exchange);
                    }
                    ids.add(id);
                    arrived.removeIf(other -> isWish(hook, other));
                    assertThat(arrived).isEmpty();
                }));
    }

    @Test
    void unsignedDeliveriesAreRefused() {
        List<Hook> unsigned =
                Recordings.hooks().stream().filter(hook -> !hook.isSigned()).toList();

        assertThat(unsigned)
                .hasSize(2)
                .allSatisfy(hook -> assertRefused(delivery(hook, "/account", Map.of(), hook.body())));
    }

    @Test
    void aChangedByteOfTheBodyIsRefused() {
        assertThat(signed()).allSatisfy(hook -> {
            at(hook, 0);
            String changed = hook.body().replaceFirst("\"event\":\"[a-z]", "\"event\":\"X");
            assertThat(changed).isNotEqualTo(hook.body()).hasSameSizeAs(hook.body());

            assertRefused(delivery(hook, "/" + hook.to(), Map.of(), changed));
        });
    }

    @Test
    void anotherTimestampIsRefused() {
        assertThat(signed()).allSatisfy(hook -> {
            at(hook, 0);
            String later = String.valueOf(Long.parseLong(hook.timestamp()) + 1);

            assertRefused(delivery(hook, "/" + hook.to(), Map.of("x-chatwoot-timestamp", later), hook.body()));
        });
    }

    @Test
    void anotherSecretIsRefused() {
        assertThat(signed()).allSatisfy(hook -> {
            at(hook, 0);

            assertRefused(delivery(hook, "/changed/" + hook.to(), Map.of(), hook.body()));
        });
    }

    @Test
    void anOldDeliveryIsRefused() {
        assertThat(signed()).allSatisfy(hook -> {
            at(hook, TOLERANCE + 1);

            assertRefused(delivery(hook, "/" + hook.to(), Map.of(), hook.body()));
        });
    }

    @Test
    void aDeliveryFromTheFutureIsRefused() {
        assertThat(signed()).allSatisfy(hook -> {
            at(hook, -TOLERANCE - 1);

            assertRefused(delivery(hook, "/" + hook.to(), Map.of(), hook.body()));
        });
    }

    /** An agent's wish to send a message again, which an update tells. */
    private static boolean isWish(Hook hook, Exchange exchange) {
        return hook.event().equals("message_updated")
                && "message_retry_requested".equals(exchange.getMessage().getHeader("CamelChatwootEventType"));
    }

    private void at(Hook hook, long secondsLater) {
        now = Instant.ofEpochSecond(Long.parseLong(hook.timestamp()) + secondsLater);
    }

    private HttpRequest.Builder delivery(Hook hook, String path, Map<String, String> changed, String body) {
        HttpRequest.Builder request = server.request(path)
                .version(HttpClient.Version.HTTP_1_1) // as Chatwoot
                .POST(BodyPublishers.ofString(body));
        Map<String, String> headers = new TreeMap<>(hook.headers());
        headers.putAll(changed);
        headers.keySet().removeAll(OWN);
        headers.forEach(request::setHeader);
        return request;
    }

    private void assertRefused(HttpRequest.Builder delivery) {
        HttpResponse<String> answer = server.send(delivery);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertSilent(answer);
        assertThat(arrived).isEmpty();
    }

    private static void assertSilent(HttpResponse<String> answer) {
        assertThat(answer.body()).isEmpty();
        assertThat(Set.of("content-length", "transfer-encoding", "connection"))
                .containsAll(answer.headers().map().keySet());
    }

    private static void assertArrived(Hook hook, Exchange exchange) {
        RecordedEvent event = new RecordedEvent(hook);
        assertThat(exchange).isNotNull();
        assertThat(new TreeMap<>(exchange.getMessage().getHeaders())).isEqualTo(event.headers());
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Map.class);
        JsonNode body = JSON.valueToTree(exchange.getMessage().getBody());
        assertThat(body).isEqualTo(event.body());
        assertThat(body.toString()).doesNotContain(Secrets.of(hook.to()));
    }
}
