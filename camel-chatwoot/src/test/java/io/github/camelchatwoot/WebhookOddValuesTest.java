// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Signed events with values that no Chatwoot sends: they end soon, cost little and do no harm in any form of body. */
@Timeout(60)
class WebhookOddValuesTest {

    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;

    static Stream<Arguments> odd() {
        List<String> values = List.of(
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1E400",
                "9".repeat(900),
                "-0",
                "0.1" + "0".repeat(900),
                "\"1e999999999\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"\\ud83d\"",
                "\"a\\u0000b\\r\\n2026 ERROR forged\"",
                "[]",
                "{}",
                "[[1]]",
                "true",
                "null");
        return Stream.of("map", "json", "bytes")
                .flatMap(format -> values.stream().map(value -> Arguments.of(format, value)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("odd")
    void aValueInEveryPlaceDoesNoHarm(String format, String value) {
        Queue<String> arrived = new ConcurrentLinkedQueue<>();
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI + "&bodyFormat=" + format)
                        .process(exchange ->
                                arrived.add(exchange.getMessage().getHeaders().toString()))
                        .process(WebhookOddValuesTest::convert)
                        .transformDataType(new DataType("chatwoot:application-cloudevents"));
            }
        })) {
            for (String event : List.of("message_created", "message_updated", "contact_updated", "x")) {
                int status = webhook.send(delivery(webhook, body(event, value))).statusCode();

                assertThat(status).as(event).isIn(200, 400);
            }
            assertThat(arrived).allSatisfy(headers -> assertThat(headers).hasSizeLessThan(6_000));
        }
    }

    private static String body(String event, String value) {
        return ("{'event':'" + event + "','id':V,'created_at':V,'updated_at':V,'content':V,'message_type':V,"
                        + "'source_id':V,'private':V,'name':V,'custom_attributes':{'a':V},'account':{'id':V},"
                        + "'inbox':{'id':V},'sender':{'id':V,'type':V},'content_attributes':{'external_error':V},"
                        + "'conversation':{'id':V,'contact_inbox':{'source_id':V,'contact_id':V},"
                        + "'messages':[{'id':V,'updated_at':V}]},'attachments':[V]}")
                .replace('\'', '"')
                .replace("V", value);
    }

    /** A record may refuse, with words, and soon. */
    private static void convert(Exchange exchange) {
        exchange.getMessage().getBody(String.class);
        try {
            exchange.getMessage().getMandatoryBody(ChatwootEvent.class);
        } catch (InvalidPayloadException | IllegalArgumentException | TypeConversionException refused) {
            assertThat(String.valueOf(refused.getMessage())).hasSizeLessThan(10_000);
        }
    }

    /** Ten megabytes of names: refused, or read without staying in memory. */
    @Test
    void aMillionNamesAreRefusedAndDoNotStay() {
        String one = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0")
                .collect(Collectors.joining(",", "{\"event\":\"x\",", "}"));
        String many = IntStream.range(0, 1_000)
                .mapToObj(i -> IntStream.range(0, 1_000)
                        .mapToObj(k -> "\"" + Integer.toString(i * 1_000 + k, 36) + "\":0")
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{\"event\":\"x\",\"a\":[", "]}"));
        assertThat(one.length()).isBetween(8_000_000, 10_485_760);
        try (TestWebhook webhook = TestWebhook.from(URI + "&bodyFormat=bytes&events=conversation_typing_on")) {
            send(webhook, one, many);
            long before = usedMegabytes();
            long begun = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                send(webhook, one, many);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            await("what other tests have left may go meanwhile")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> usedMegabytes() - before < 20);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    private static void send(TestWebhook webhook, String one, String many) {
        assertThat(webhook.send(delivery(webhook, one)).statusCode()).isEqualTo(400);
        assertThat(webhook.send(delivery(webhook, many)).statusCode()).isEqualTo(200);
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }

    private static HttpRequest.Builder delivery(TestWebhook webhook, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return webhook.request("/chatwoot")
                .header("Content-Type", "application/json")
                .header("X-Chatwoot-Timestamp", timestamp)
                .header("X-Chatwoot-Signature", SignatureVerifier.sign(TestWebhook.SECRET, timestamp, bytes))
                .POST(BodyPublishers.ofByteArray(bytes));
    }
}
