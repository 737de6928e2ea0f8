// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody can do who has recorded a signed delivery, and what a wrong clock does. */
class WebhookReplayTest {

    private static final String CREATED = "{\"event\":\"message_created\",\"id\":7,\"account\":{\"id\":1}}";
    private static final String TYPING =
            "{\"event\":\"conversation_typing_on\",\"conversation\":{\"id\":3},\"account\":{\"id\":1}}";
    private static final long SENT = 1_800_000_000;
    private static final String TIMESTAMP = "X-Chatwoot-Timestamp";
    private static final String SIGNATURE = "X-Chatwoot-Signature";
    private static final String DELIVERY = "X-Chatwoot-Delivery";

    private final Queue<Exchange> arrived = new ConcurrentLinkedQueue<>();

    /** A route that knows the secrets old and new, and takes it to be so many seconds after the sending. */
    private TestWebhook webhook(long secondsLater) {
        return TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                getContext()
                        .getComponent("chatwoot", ChatwootComponent.class)
                        .setClock(Clock.fixed(Instant.ofEpochSecond(SENT + secondsLater), ZoneOffset.UTC));
                from("chatwoot:webhook?ack=completed&timestampTolerance=5m&secret=RAW(old,new)")
                        .process(exchange -> arrived.add(exchange.copy()));
            }
        });
    }

    private static Map<String, String> signed(String secret, String body) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(TIMESTAMP, String.valueOf(SENT));
        headers.put(SIGNATURE, TestWebhook.signature(secret, String.valueOf(SENT), body));
        headers.put(DELIVERY, "d-1");
        return headers;
    }

    private static int send(TestWebhook webhook, Map<String, String> headers, String body) {
        HttpRequest.Builder request = webhook.request("/chatwoot").POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return webhook.send(request).statusCode();
    }

    @ParameterizedTest
    @CsvSource({"-301, 401", "-300, 200", "0, 200", "300, 200", "301, 401"})
    void aClockMayBeWrongBySoMuchAndNoMoreBothWays(long secondsLater, int status) {
        try (TestWebhook webhook = webhook(secondsLater)) {
            assertThat(send(webhook, signed("old", CREATED), CREATED)).isEqualTo(status);
            assertThat(arrived).hasSize(status == 200 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TIMESTAMP, SIGNATURE})
    void withoutOneOfTheHeadersItIsRefused(String missing) {
        try (TestWebhook webhook = webhook(0)) {
            Map<String, String> headers = signed("old", CREATED);
            headers.remove(missing);

            assertThat(send(webhook, headers, CREATED)).isEqualTo(401);
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void theIdOfTheDeliveryIsNotNeeded() {
        try (TestWebhook webhook = webhook(0)) {
            Map<String, String> headers = signed("old", CREATED);
            headers.remove(DELIVERY);

            assertThat(send(webhook, headers, CREATED)).isEqualTo(200);
            assertThat(arrived.remove().getMessage().getHeaders()).doesNotContainKey("CamelChatwootEventDeliveryId");
        }
    }

    /** Whoever repeats a delivery gets the same answer, and can choose its id, which is not signed. */
    @Test
    void whatWasCreatedReachesTheRouteOnceHoweverOftenItIsSent() {
        try (TestWebhook webhook = webhook(120)) {
            for (String id : List.of("d-1", "d-1", "d-2", "d-3")) {
                Map<String, String> headers = signed("old", CREATED);
                headers.put(DELIVERY, id);

                assertThat(send(webhook, headers, CREATED)).isEqualTo(200);
            }

            assertThat(arrived).hasSize(1);
        }
    }

    /** What the documentation says: the window is what protects events that have no id of their own. */
    @Test
    void typingCanBeRepeatedWithinTheWindowAndNotBeyond() {
        try (TestWebhook webhook = webhook(300)) {
            assertThat(send(webhook, signed("old", TYPING), TYPING)).isEqualTo(200);
            assertThat(send(webhook, signed("old", TYPING), TYPING)).isEqualTo(200);
            assertThat(arrived).hasSize(2);
        }
        try (TestWebhook webhook = webhook(301)) {
            assertThat(send(webhook, signed("old", TYPING), TYPING)).isEqualTo(401);
            assertThat(arrived).hasSize(2);
        }
    }

    @Test
    void duringAChangeOfTheSecretAnEventSignedWithBothComesOnce() {
        try (TestWebhook webhook = webhook(0)) {
            assertThat(send(webhook, signed("old", CREATED), CREATED)).isEqualTo(200);
            assertThat(send(webhook, signed("new", CREATED), CREATED)).isEqualTo(200);
            assertThat(send(webhook, signed("older", CREATED), CREATED)).isEqualTo(401);
            assertThat(send(webhook, signed("old,new", CREATED), CREATED)).isEqualTo(401);

            assertThat(arrived).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TIMESTAMP, SIGNATURE, DELIVERY})
    void aHeaderTwiceWithOtherValuesIsNotChosenFrom(String doubled) {
        try (TestWebhook webhook = webhook(0)) {
            HttpRequest.Builder request = webhook.request("/chatwoot").POST(BodyPublishers.ofString(CREATED));
            signed("old", CREATED).forEach(request::header);
            request.header(doubled, doubled.equals(SIGNATURE) ? "sha256=00" : "1700000000");

            assertThat(webhook.send(request).statusCode()).isEqualTo(doubled.equals(DELIVERY) ? 200 : 401);
            arrived.forEach(exchange ->
                    assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelChatwootEventDeliveryId"));
        }
    }

    /** It comes from outside and is not signed: it becomes part of keys and lines of the log. */
    @ParameterizedTest
    @ValueSource(ints = {100, 4_000})
    void anIdOfADeliveryThatIsNoneIsLeftOut(int length) {
        String updated = "{\"event\":\"message_updated\",\"id\":7,\"account\":{\"id\":1}}";
        try (TestWebhook webhook = webhook(0)) {
            Map<String, String> headers = signed("old", updated);
            headers.put(DELIVERY, "x".repeat(length));

            assertThat(send(webhook, headers, updated)).isEqualTo(200);
            assertThat(arrived.remove().getMessage().getHeaders().toString()).doesNotContain("xxxx");
        }
    }
}
