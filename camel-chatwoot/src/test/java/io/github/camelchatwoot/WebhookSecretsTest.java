// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Secrets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The secrets that recorded payloads carry (the WebSocket token of a session in every conversation, the keys of a
 * channel in inbox events), looked for by value: in exchanges, and in what a failing route leaves in the log.
 */
class WebhookSecretsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NAMES = Set.of("pubsub_token", "hmac_token", "secret");

    private static final List<Hook> SIGNED =
            Recordings.hooks().stream().filter(Hook::isSigned).toList();

    /** What came in, and what was logged meanwhile. */
    private record Seen(String exchanges, String log) {}

    private static Set<String> secretsOf(List<Hook> hooks) {
        Set<String> secrets = new HashSet<>();
        for (Hook hook : hooks) {
            for (String name : NAMES) {
                read(hook.body()).findValues(name).forEach(value -> secrets.add(value.asText()));
            }
        }
        secrets.remove("null");
        return secrets;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theRecordedPayloadsCarrySecrets() {
        assertThat(secretsOf(SIGNED)).hasSizeGreaterThan(20);
        assertThat(secretsOf(ofInboxEvents())).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json"})
    void noneOfThemReachesAnExchangeOrTheLog(String format) {
        Seen seen = deliver(SIGNED, "&bodyFormat=" + format);

        assertThat(seen.exchanges()).contains("message_created", "inbox_updated");
        assertThat(seen.log()).contains("the route is broken");
        assertThat(secretsOf(SIGNED)).allSatisfy(secret -> {
            assertThat(seen.exchanges().contains(secret)).isFalse(); // the texts are long
            assertThat(seen.log().contains(secret)).isFalse();
        });
        SIGNED.stream()
                .map(Hook::to)
                .distinct()
                .flatMap(to -> Secrets.of(to).stream())
                .forEach(secret -> assertThat(seen.exchanges() + seen.log()).doesNotContain(secret));
    }

    @Test
    void askedForTheyAreThereAndNotInTheLog() {
        Seen seen = deliver(ofInboxEvents(), "&keepSecrets=true");

        assertThat(secretsOf(ofInboxEvents())).allSatisfy(secret -> {
            assertThat(seen.exchanges()).contains(secret);
            assertThat(seen.log().contains(secret)).isFalse();
        });
    }

    private static List<Hook> ofInboxEvents() {
        return SIGNED.stream().filter(hook -> hook.to().equals("inboxevents")).toList();
    }

    /** Through routes that fail with each of them, with all loggers of the component and of Camel's errors open. */
    private static Seen deliver(List<Hook> hooks, String options) {
        Queue<String> exchanges = new ConcurrentLinkedQueue<>();
        Map<String, List<Hook>> receivers = hooks.stream().collect(Collectors.groupingBy(Hook::to));
        try (CapturedLog log = CapturedLog.of(
                        Map.of("io.github.camelchatwoot", Level.TRACE, "org.apache.camel.processor", Level.TRACE));
                TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        receivers.keySet().forEach(receiver -> receive(receiver));
                    }

                    private void receive(String receiver) {
                        fromF(
                                        "chatwoot:webhook?ack=completed&privateNotes=true&activities=true"
                                                + "&timestampTolerance=1000000h&webhookPath=/%s&secret=RAW(%s)%s",
                                        receiver, String.join(",", Secrets.of(receiver)), options)
                                .process(exchange -> exchanges.add(text(exchange)))
                                .throwException(new IllegalStateException("the route is broken"));
                    }
                })) {
            hooks.forEach(hook -> send(webhook, hook));
            return new Seen(String.join("\n", exchanges), String.join("\n", log.lines()));
        }
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody() + " " + exchange.getMessage().getHeaders() + " "
                + exchange.getProperties();
    }

    private static void send(TestWebhook webhook, Hook hook) {
        HttpRequest.Builder request = webhook.request("/" + hook.to()).POST(BodyPublishers.ofString(hook.body()));
        hook.headers().forEach((name, value) -> {
            if (name.startsWith("x-chatwoot") || name.equals("content-type")) {
                request.setHeader(name, value);
            }
        });
        assertThat(webhook.send(request).statusCode()).isIn(200, 500); // known ones, and those that fail
    }
}
