// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What somebody might send who knows the address, and even the secret: refused with the right status, at no great cost,
 * and nothing of it in an exchange or a log.
 */
class WebhookAttackTest {

    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] changed(String text, int... raw) {
        byte[] bytes = bytes(text);
        for (int i = 0; i < raw.length; i++) {
            bytes[text.indexOf('?') + i] = (byte) raw[i];
        }
        return bytes;
    }

    static Stream<Arguments> bodies() {
        String fields = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"key" + i + "\":" + i)
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("nested 100,000 levels", bytes("{\"event\":\"x\",\"a\":" + "[".repeat(100_000))),
                Arguments.of(
                        "nested objects",
                        bytes("{\"event\":\"x\",\"a\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001))),
                Arguments.of("a name twice", bytes("{\"event\":\"message_created\",\"id\":1,\"id\":2}")),
                Arguments.of("the event twice", bytes("{\"event\":\"typing\",\"event\":\"message_created\"}")),
                Arguments.of("a name twice, escaped", bytes("{\"event\":\"x\",\"i\\u0064\":1,\"id\":2}")),
                Arguments.of(
                        "a name twice, deep down",
                        bytes("{\"event\":\"x\",\"conversation\":{\"meta\":[{\"a\":1,\"b\":2,\"a\":3}]}}")),
                Arguments.of("far too many names", bytes("{\"event\":\"x\"," + fields + "}")),
                Arguments.of("a byte that is no UTF-8", changed("{\"event\":\"?\"}", 0xFF)),
                Arguments.of("UTF-16", "{\"event\":\"message_created\"}".getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("NUL", bytes("{\"event\":\"x\"}\0")),
                Arguments.of("a number of 10,000 digits", bytes("{\"event\":\"x\",\"id\":" + "9".repeat(10_000) + "}")),
                Arguments.of("an event that is none", bytes("{\"event\":{\"event\":\"message_created\"}}")),
                Arguments.of("half a delivery", bytes("{\"event\":\"message_created\",\"id\":7,\"content\":\"Ge")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    @Timeout(20)
    void aBodyThatChatwootWouldNotSendIsRefused(String name, byte[] body) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpResponse<String> answer = webhook.send(delivery(webhook, body));

            assertThat(answer.statusCode()).isEqualTo(400);
            WebhookConsumerTest.assertSaysNothing(answer);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("a huge exponent as id", "{\"event\":\"message_created\",\"id\":1e999999999}"),
                Arguments.of(
                        "a huge exponent as time", "{\"event\":\"conversation_updated\",\"updated_at\":1e999999999}"),
                Arguments.of("an id beyond all", "{\"event\":\"message_created\",\"id\":99999999999999999999999}"),
                Arguments.of("a lone surrogate", "{\"event\":\"message_created\",\"content\":\"\\ud83d\"}"),
                Arguments.of("NUL in a text", "{\"event\":\"message_created\",\"source_id\":\"a\\u0000b\"}"),
                Arguments.of(
                        "ids of other types", "{\"event\":\"message_created\",\"id\":\"7\",\"account\":{\"id\":[]}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    @Timeout(20)
    void oddValuesAreNoIdsAndNoTimes(String name, String body) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.send(delivery(webhook, bytes(body))).statusCode())
                    .isEqualTo(200);

            Map<String, Object> headers = webhook.only().getMessage().getHeaders();
            assertThat(headers)
                    .doesNotContainKeys("CamelChatwootMessageId", "CamelChatwootAccountId", "CamelMessageTimestamp");
        }
    }

    /** Wrong signatures, too large, too deep: nothing of it stays. */
    @Test
    @Timeout(60)
    void refusedBodiesDoNotStayInMemory() {
        byte[] large = bytes("{\"event\":\"x\",\"a\":\"" + "x".repeat(2_000_000) + "\"}");
        byte[] deep = bytes("{\"event\":\"x\",\"a\":" + "[".repeat(1_000_000));
        try (CapturedLog log = CapturedLog.of(Map.of("io.github.camelchatwoot", Level.ERROR));
                TestWebhook webhook = TestWebhook.from(URI + "&maxBodySize=1500000")) {
            refuse(webhook, large, deep);
            long before = usedMegabytes();
            for (int i = 0; i < 40; i++) {
                refuse(webhook, large, deep);
            }

            await("what other tests have left may go meanwhile")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> usedMegabytes() - before < 20);
            assertThat(webhook.exchanges()).isEmpty();
            assertThat(log.lines()).isEmpty();
        }
    }

    private static void refuse(TestWebhook webhook, byte[] large, byte[] deep) {
        assertThat(webhook.send(delivery(webhook, large)).statusCode()).isEqualTo(413);
        assertThat(webhook.send(delivery(webhook, deep)).statusCode()).isEqualTo(400);
        assertThat(webhook.send(delivery(webhook, deep).setHeader("X-Chatwoot-Signature", "sha256=00"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }

    /** The server's own limit holds before anything is read into memory. */
    @Test
    void theLimitOfTheServerComesFirst() throws Exception {
        int port = AvailablePortFinder.getNextAvailable();
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook sender = TestWebhook.from(URI);
                DefaultCamelContext context = new DefaultCamelContext()) {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(context);
            server.setHost("localhost");
            server.setPort(port);
            server.setMaxBodySize(1_000L);
            context.addService(server);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(URI).to("mock:end");
                }
            });
            context.start();
            int lines = log.lines().size();

            byte[] body = bytes("{\"event\":\"x\",\"a\":\"" + "x".repeat(2_000) + "\"}");
            HttpRequest.Builder request =
                    delivery(sender, body).uri(java.net.URI.create("http://localhost:" + port + "/chatwoot"));

            assertThat(sender.send(request).statusCode()).isEqualTo(413);
            assertThat(log.lines()).hasSize(lines);
        }
    }

    /** Inbox events carry the keys of the channel, and every conversation the token of the session's WebSocket. */
    @Test
    void theSecretsOfRecordedDeliveriesAreNowhere() {
        for (String receiver : List.of("inboxevents", "account")) {
            try (CapturedLog log = CapturedLog.of(Map.of("io.github.camelchatwoot", Level.TRACE));
                    TestWebhook webhook = TestWebhook.from("chatwoot:webhook?ack=completed&bodyFormat=json"
                            + "&timestampTolerance=100000h&privateNotes=true&secret=RAW("
                            + String.join(",", Secrets.of(receiver)) + ")")) {
                Recordings.hooks().stream()
                        .filter(hook -> hook.isSigned() && hook.to().equals(receiver))
                        .forEach(hook -> deliver(webhook, hook));

                assertThat(webhook.exchanges()).hasSizeGreaterThan(1).allSatisfy(exchange -> {
                    String all = exchange.getMessage().getBody(String.class)
                            + exchange.getMessage().getHeaders()
                            + exchange.getProperties();
                    assertThat(all).doesNotContain("pubsub_token", "hmac_token\"", "\"secret\"");
                    assertThat(all).doesNotContain(Secrets.of(receiver));
                });
                assertThat(String.join("\n", log.lines())).doesNotContain(Secrets.of(receiver));
            }
        }
    }

    private static void deliver(TestWebhook webhook, Hook hook) {
        HttpRequest.Builder request = webhook.request("/chatwoot").POST(BodyPublishers.ofString(hook.body()));
        hook.headers().forEach((name, value) -> {
            if (name.startsWith("x-chatwoot") || name.equals("content-type")) {
                request.setHeader(name, value);
            }
        });
        assertThat(webhook.send(request).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder delivery(TestWebhook webhook, byte[] body) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return webhook.request("/chatwoot")
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Chatwoot-Delivery", "d")
                .header("X-Chatwoot-Timestamp", timestamp)
                .header("X-Chatwoot-Signature", SignatureVerifier.sign(TestWebhook.SECRET, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body));
    }
}
