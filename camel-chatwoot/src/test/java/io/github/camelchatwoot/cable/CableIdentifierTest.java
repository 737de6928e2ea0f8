// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelchatwoot.recorded.Timeline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands, byte for byte as the server was seen to understand them. */
class CableIdentifierTest {

    private static final CableIdentifier ADMIN = CableIdentifier.ofUser("vWejdTmSgJuzaK24tCfEwcXM", 1, 1);
    private static final CableIdentifier CONTACT = CableIdentifier.ofContact("NbrVHozuHnW4dH5Cw4S9v3Mp");

    private static List<byte[]> received(String timeline, boolean events) {
        return Timelines.of(timeline).lines().stream()
                .filter(line -> line.direction() == Timeline.Direction.IN)
                .map(Timeline.Line::data)
                .filter(data -> data.contains("\"message\":{") == events)
                .map(data -> data.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> sent(String timeline) {
        return Timelines.of(timeline).lines().stream()
                .filter(line -> line.direction() == Timeline.Direction.OUT)
                .map(Timeline.Line::data)
                .toList();
    }

    @Test
    void subscribes() {
        assertThat(ADMIN.subscribe()).isEqualTo(sent("admin-happy").get(0));
        assertThat(CONTACT.subscribe()).isEqualTo(sent("contact-happy").get(0));
    }

    @Test
    void tellsOfPresence() {
        assertThat(CONTACT.updatePresence()).isEqualTo(sent("contact-happy").get(1));
        assertThat(CONTACT.updatePresence()).isEqualTo(sent("redis-restarts").get(1));
    }

    @Test
    void unsubscribes() {
        assertThat(CONTACT.unsubscribe()).isEqualTo(sent("subscribe-twice").get(2));
    }

    @Test
    void knowsHowTheServerBeginsItsEvents() {
        assertThat(received("admin-happy", true)).hasSizeGreaterThan(3).allMatch(ADMIN::beginsEvent);
        assertThat(received("contact-happy", true))
                .hasSizeGreaterThan(3)
                .allMatch(CONTACT::beginsEvent)
                .noneMatch(ADMIN::beginsEvent);
        assertThat(received("contact-happy", false)).hasSizeGreaterThan(2).noneMatch(CONTACT::beginsEvent);
        assertThat(CONTACT.beginsEvent(new byte[0])).isFalse();
    }

    @Test
    void theTokenIsNotShown() {
        assertThat(ADMIN).hasToString("user 1 of account 1");
        assertThat(CONTACT).hasToString("contact");
    }

    @Test
    void equalsByWhatItIs() {
        assertThat(ADMIN)
                .isEqualTo(CableIdentifier.ofUser("vWejdTmSgJuzaK24tCfEwcXM", 1, 1))
                .hasSameHashCodeAs(CableIdentifier.ofUser("vWejdTmSgJuzaK24tCfEwcXM", 1, 1))
                .isNotEqualTo(CableIdentifier.ofUser("vWejdTmSgJuzaK24tCfEwcXM", 2, 1))
                .isNotEqualTo(CONTACT);
    }
}
