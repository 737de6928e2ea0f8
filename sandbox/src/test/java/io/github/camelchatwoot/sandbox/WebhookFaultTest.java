// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.WebhookSwitch;
import io.github.camelchatwoot.sandbox.webhook.ReceiverKind;
import io.github.camelchatwoot.sandbox.webhook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks that go wrong because somebody wants them to. */
class WebhookFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Receiver receiver = new Receiver();
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final FaultSwitches faults = sandbox.faults();
    private final Api admin = Api.admin(sandbox);
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", receiver.url("/hook"));
    private final String messages = "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void oneIsLostAndNobodyNotices() {
        created().times(1).lost();

        create("first");
        create("second");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("second");
        assertThat(admin.get(messages).json().at("/payload/0/status").asText()).isEqualTo("sent");
        assertThat(faults.struck()).isEqualTo(1);
    }

    @Test
    void oneComesTwiceWithTheSameId() {
        created().times(1).doubled();

        create("twin");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("twin", "twin");
        assertThat(ids()).hasSize(2).containsOnly(ids().get(0));
        assertThat(received()).allSatisfy(this::assertSigned);
    }

    @Test
    void oneComesTwiceWithDifferentIds() {
        created().times(1).doubledWithNewId();

        create("twin");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("twin", "twin");
        assertThat(ids()).doesNotHaveDuplicates();
        assertThat(received()).allSatisfy(this::assertSigned);
    }

    @Test
    void oneIsLate() {
        created().times(1).late(LONG);

        create("late");
        create("quick");
        await().until(() -> contents().equals(List.of("quick")));
        assertThat(sandbox.awaitIdle(Duration.ofMillis(1))).isFalse();

        sandbox.advance(LONG);

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("quick", "late");
        assertThat(received()).allSatisfy(this::assertSigned);
    }

    @Test
    void oneIsOvertakenByTheNext() {
        String url = ofMessagesOnly();
        created().to(ReceiverKind.INBOX).lost();
        faults.webhooks().url(url).times(1).reordered(LONG);

        create("first");
        create("second");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("second", "first");
    }

    @Test
    void oneIsNotHeldBackForEver() {
        String url = ofMessagesOnly();
        faults.webhooks().url(url).times(1).reordered(LONG);

        create("alone");
        await().until(() -> contents().size() == 1);
        assertThat(sandbox.awaitIdle(Duration.ofMillis(100))).isFalse();
        assertThat(contents()).hasSize(1);
        sandbox.advance(LONG);

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("alone", "alone");
    }

    @Test
    void oneIsUnsigned() {
        created().times(1).unsigned();

        create("bare");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        Receiver.Received webhook = received().get(0);
        assertThat(webhook.headers()).doesNotContainKeys("X-chatwoot-signature", "X-chatwoot-timestamp");
        assertThat(webhook.header("X-Chatwoot-Delivery")).hasSize(36);
    }

    @Test
    void oneIsSignedByAStranger() {
        created().times(1).wronglySigned();

        create("forged");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        Receiver.Received webhook = received().get(0);
        assertThat(webhook.header("X-Chatwoot-Signature"))
                .matches("sha256=[0-9a-f]{64}")
                .isNotEqualTo(signature(webhook));
    }

    @Test
    void oneHasAnOldTimestamp() {
        created().times(1).oldTimestamp(Duration.ofHours(2));

        create("old");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        Receiver.Received webhook = received().get(0);
        assertSigned(webhook);
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(webhook.header("X-Chatwoot-Timestamp")));
        assertThat(Duration.between(sentAt, Instant.now())).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void theKindOfTheReceiverAndTheUrlChoose() {
        admin.post("/webhooks", Map.of("url", receiver.url("/account")));
        created().to(ReceiverKind.INBOX).times(1).lost();
        create("1");
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("1");

        created().url(receiver.url("/account")).times(1).lost();
        create("2");
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("1", "2");

        created().url(receiver.url("/elsewhere")).lost();
        create("3");
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).containsExactly("1", "2", "3", "3");
        assertThat(faults.struck()).isEqualTo(2);
    }

    @Test
    void chanceRepeats() {
        faults.webhooks().event("message_created").share(0.5).lost();
        faults.seed(7);
        List<String> first = arrived();
        faults.seed(7);
        List<String> second = arrived();

        assertThat(second).isEqualTo(first).isNotEmpty().hasSizeLessThan(20);
    }

    private List<String> arrived() {
        receiver.received().clear();
        for (int i = 0; i < 20; i++) {
            create("m" + i);
        }
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        return contents().stream().sorted().toList();
    }

    @Test
    void closingDoesNotWaitForLateOnes() {
        created().late(LONG);
        create("never");
        await().until(() -> faults.struck() == 1);

        long begun = System.nanoTime();
        sandbox.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(contents()).isEmpty();
    }

    @Test
    void theyAreSwitchedOnOverHttp() {
        Api.anonymous(sandbox)
                .post(
                        "/sandbox/faults",
                        Map.of("on", "webhook", "kind", "lost", "event", "message_created", "receiver", "inbox"));

        create("lost");

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(contents()).isEmpty();
        assertThat(faults.struck()).isEqualTo(1);
    }

    /** A webhook where nothing else overtakes. */
    private String ofMessagesOnly() {
        String url = receiver.url("/account");
        admin.post("/webhooks", Map.of("url", url, "subscriptions", List.of("message_created")));
        return url;
    }

    private WebhookSwitch created() {
        return faults.webhooks().event("message_created");
    }

    private void create(String content) {
        assertThat(admin.post(messages, Map.of("content", content)).status()).isEqualTo(200);
    }

    private List<Receiver.Received> received() {
        return receiver.received("message_created");
    }

    private List<String> contents() {
        return received().stream()
                .map(webhook -> webhook.json().path("content").asText())
                .toList();
    }

    private List<String> ids() {
        return received().stream()
                .map(webhook -> webhook.header("X-Chatwoot-Delivery"))
                .toList();
    }

    private void assertSigned(Receiver.Received webhook) {
        assertThat(webhook.header("X-Chatwoot-Signature")).isEqualTo(signature(webhook));
    }

    private String signature(Receiver.Received webhook) {
        return Signature.of(inbox.secret(), webhook.header("X-Chatwoot-Timestamp"), webhook.body());
    }
}
