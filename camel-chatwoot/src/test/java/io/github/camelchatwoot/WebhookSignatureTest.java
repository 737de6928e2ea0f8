// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who gets an event into a route. */
class WebhookSignatureTest {

    private static final String EVENT = "{\"event\":\"message_created\",\"id\":7,\"account\":{\"id\":1}}";
    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;
    private static final String TIMESTAMP = "X-Chatwoot-Timestamp";
    private static final String SIGNATURE = "X-Chatwoot-Signature";

    @Test
    void whatIsNotSignedIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertRefused(webhook, unsigned(webhook, "/chatwoot"));
        }
    }

    @Test
    void whatAnotherSecretSignedIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            String now = now();

            assertRefused(
                    webhook,
                    unsigned(webhook, "/chatwoot")
                            .header(TIMESTAMP, now)
                            .header(SIGNATURE, TestWebhook.signature("another", now, EVENT)));
        }
    }

    @Test
    void aBodyThatWasChangedIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertRefused(
                    webhook,
                    webhook.delivery("/chatwoot", EVENT).POST(BodyPublishers.ofString(EVENT.replace("7", "8"))));
        }
    }

    @Test
    void anOldDeliverySentAgainIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&timestampTolerance=1m")) {
            String old = String.valueOf(Instant.now().getEpochSecond() - 120);

            assertRefused(
                    webhook,
                    unsigned(webhook, "/chatwoot")
                            .header(TIMESTAMP, old)
                            .header(SIGNATURE, TestWebhook.signature(TestWebhook.SECRET, old, EVENT)));
        }
    }

    @Test
    void aTimestampOfItsOwnDoesNotMakeAnOldSignatureNew() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            String old = String.valueOf(Instant.now().getEpochSecond() - 3600);

            assertRefused(
                    webhook,
                    unsigned(webhook, "/chatwoot")
                            .header(TIMESTAMP, now())
                            .header(SIGNATURE, TestWebhook.signature(TestWebhook.SECRET, old, EVENT)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGNATURE, TIMESTAMP})
    void aHeaderThatComesTwiceIsRefused(String header) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpRequest.Builder request = webhook.delivery("/chatwoot", EVENT);
            String value = request.build().headers().firstValue(header).orElseThrow();

            assertRefused(webhook, request.header(header, value));
        }
    }

    @Test
    void aSignatureInTheQueryDoesNotCount() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            String now = now();
            String signature =
                    URLEncoder.encode(TestWebhook.signature(TestWebhook.SECRET, now, EVENT), StandardCharsets.UTF_8);

            assertRefused(
                    webhook,
                    unsigned(webhook, "/chatwoot?" + TIMESTAMP + "=" + now + "&" + SIGNATURE + "=" + signature));
        }
    }

    @Test
    void aSignatureInTheQueryBesidesTheHeaderIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertRefused(webhook, webhook.delivery("/chatwoot?x-chatwoot-signature=sha256%3D00", EVENT));
        }
    }

    @Test
    void duringAChangeOfTheSecretBothCount() {
        try (TestWebhook webhook =
                TestWebhook.from("chatwoot:webhook?secret=RAW(new-one , " + TestWebhook.SECRET + ")")) {
            String now = now();
            HttpRequest.Builder signedAnew = unsigned(webhook, "/chatwoot")
                    .header(TIMESTAMP, now)
                    .header(SIGNATURE, TestWebhook.signature("new-one", now, EVENT));

            assertThat(webhook.send(signedAnew).statusCode()).isEqualTo(200);
            assertThat(webhook.deliver(EVENT)).isEqualTo(200);
        }
    }

    @Test
    void withoutVerificationEverybodyIsBelievedAndTheLogWarns() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from("chatwoot:webhook?verify=false")) {
            assertThat(webhook.send(unsigned(webhook, "/chatwoot")).statusCode())
                    .isEqualTo(200);

            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("verify=false"));
        }
    }

    @Test
    void theLogTellsWhyADeliveryWasRefusedWithoutItsValues() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.send(unsigned(webhook, "/chatwoot").header(TIMESTAMP, now()).header(SIGNATURE, "sha256=zq7forged"));

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARN") && line.contains("the signature does not match"))
                    .noneMatch(line -> line.contains("zq7"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?secret=", "?secret=,"})
    void withoutASecretARouteDoesNotStart(String query) {
        assertThatThrownBy(() -> TestWebhook.from("chatwoot:webhook" + query))
                .rootCause()
                .hasMessageContaining("secret")
                .hasMessageContaining("camel.component.chatwoot.secret")
                .hasMessageContaining("verify=false");
    }

    private static HttpRequest.Builder unsigned(TestWebhook webhook, String path) {
        return webhook.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(EVENT));
    }

    private static String now() {
        return String.valueOf(Instant.now().getEpochSecond());
    }

    private static void assertRefused(TestWebhook webhook, HttpRequest.Builder request) {
        HttpResponse<String> answer = webhook.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(webhook.exchanges()).isEmpty();
        WebhookConsumerTest.assertSaysNothing(answer);
    }
}
