// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.Optional;

import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResolvedTest {

    private static final Session JANE = new Session(1, 3, "jane");

    private final VirtualTime time = new VirtualTime();
    private final Resolved resolved = new Resolved(time);

    private Known put(Session session) {
        Known known = new Known(9, 42, 100, time.nanos(), time.nanos(), Optional.empty());
        resolved.put(session, known);
        return known;
    }

    private void hear(EventType type, long account, long conversation, long contact) {
        resolved.heard(
                type,
                new Event.Facts(
                        account,
                        3L,
                        conversation,
                        contact,
                        "jane",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null));
    }

    private boolean isCurrent() {
        return resolved.find(JANE)
                .filter(known -> time.nanos() - known.stateNanos()
                        < Duration.ofMinutes(1).toNanos())
                .isPresent();
    }

    @Test
    void isForgottenAfterTenMinutes() {
        Known known = put(JANE);
        time.pass(Duration.ofMillis(599_999));
        assertThat(resolved.find(JANE)).contains(known);
        time.pass(Duration.ofMillis(1));
        assertThat(resolved.find(JANE)).isEmpty();
    }

    @Test
    void keepsOnlySoMany() {
        for (int i = 0; i < 10_500; i++) {
            put(new Session(1, 3, "s" + i));
        }
        assertThat(resolved.size()).isEqualTo(10_000);
        assertThat(resolved.find(new Session(1, 3, "s499"))).isEmpty();
        assertThat(resolved.find(new Session(1, 3, "s500"))).isPresent();
    }

    @Test
    void aConversationThatChangesIsLookedAtAgain() {
        put(JANE);
        hear(EventType.MESSAGE_CREATED, 1, 42, 9);
        hear(EventType.CONVERSATION_CREATED, 1, 42, 9); // the known one
        hear(EventType.CONVERSATION_STATUS_CHANGED, 2, 42, 9); // of another account
        assertThat(isCurrent()).isTrue();

        hear(EventType.CONVERSATION_STATUS_CHANGED, 1, 42, 9);
        assertThat(isCurrent()).isFalse();

        put(JANE);
        hear(EventType.CONVERSATION_CREATED, 1, 43, 9);
        assertThat(isCurrent()).isFalse();
    }

    @Test
    void aContactThatChangesIsForgotten() {
        put(JANE);
        hear(EventType.CONTACT_UPDATED, 1, 42, 8);
        assertThat(resolved.find(JANE)).isPresent();
        hear(EventType.CONTACT_UPDATED, 1, 42, 9);
        assertThat(resolved.find(JANE)).isEmpty();
    }
}
