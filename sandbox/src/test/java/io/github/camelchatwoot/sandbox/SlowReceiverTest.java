// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What becomes of deliveries to a callback that takes its time. */
class SlowReceiverTest {
    private static final String TIMED_OUT = "Net::ReadTimeout with #<TCPSocket:(closed)>";
    private static final int WORKERS = 10;

    private final ChatwootSandbox sandbox = new ChatwootSandbox();
    private final Silence silence = new Silence();

    @AfterEach
    void close() {
        sandbox.close();
        silence.close();
    }

    @Test
    void waitsFiveSecondsByDefault() {
        sandbox.start();
        String message = message(silence.url());
        long begun = System.nanoTime();

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(15))).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(12));
        assertThat(error(message)).isEqualTo(TIMED_OUT);
    }

    @Test
    void waitsAsLongAsItWasTold() {
        sandbox.webhookTimeout(Duration.ofMillis(200)).start();
        String message = message(silence.url());

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(4))).isTrue();

        assertThat(error(message)).isEqualTo(TIMED_OUT);
    }

    @Test
    void anAnswerThatNeverEndsIsNone() {
        sandbox.webhookTimeout(Duration.ofMillis(300)).start();
        silence.say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nand then");
        String message = message(silence.url());

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(4))).isTrue();

        assertThat(error(message)).isEqualTo(TIMED_OUT);
    }

    @Test
    void tenDeliveriesAreUnderWayAndTheOthersWait() {
        sandbox.webhookTimeout(Duration.ofSeconds(20)).start();
        ApiInbox inbox = sandbox.createApiInbox("Bridge", silence.url());
        Api admin = Api.admin(sandbox);
        String messages = "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";
        for (int i = 0; i < 3 * WORKERS; i++) {
            admin.post(messages, Map.of("content", "no. " + i, "message_type", "incoming"));
        }

        await().until(() -> silence.connections() == WORKERS);
        assertThat(sandbox.awaitIdle(Duration.ofMillis(300))).isFalse();
        assertThat(silence.connections()).isEqualTo(WORKERS);
        silence.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        assertThat(sandbox.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(silence.connections()).isEqualTo(1 + 3 * WORKERS);
        assertThat(admin.get(messages).json().findValuesAsText("status")).containsOnly("sent");
    }

    @Test
    void noTimeAtAllIsNoTimeout() {
        assertThatThrownBy(() -> sandbox.webhookTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private String message(String callback) {
        ApiInbox inbox = sandbox.createApiInbox("Bridge", callback);
        Api admin = Api.admin(sandbox);
        String messages = "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";
        admin.post(messages, Map.of("content", "hello", "message_type", "incoming"));
        return messages;
    }

    private String error(String messages) {
        return Api.admin(sandbox)
                .get(messages)
                .json()
                .at("/payload/0/content_attributes/external_error")
                .asText();
    }
}
