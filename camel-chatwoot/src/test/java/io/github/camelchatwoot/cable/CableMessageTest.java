// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;

import io.github.camelchatwoot.cable.CableMessage.Confirmation;
import io.github.camelchatwoot.cable.CableMessage.Disconnect;
import io.github.camelchatwoot.cable.CableMessage.EventFrame;
import io.github.camelchatwoot.cable.CableMessage.Ping;
import io.github.camelchatwoot.cable.CableMessage.Rejection;
import io.github.camelchatwoot.cable.CableMessage.Unknown;
import io.github.camelchatwoot.cable.CableMessage.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CableMessageTest {

    private static final CableIdentifier OTHER = CableIdentifier.ofContact("another token");

    private static CableMessage read(String frame) {
        return CableMessage.Reader.read(frame.getBytes(StandardCharsets.UTF_8), ScriptedCable.DORA);
    }

    @Test
    void allThatTheServerSaysIsUnderstood() {
        assertThat(read(ScriptedCable.WELCOME)).isEqualTo(new Welcome());
        assertThat(read(ScriptedCable.PING)).isEqualTo(new Ping());
        assertThat(read(ScriptedCable.CONFIRMATION)).isEqualTo(new Confirmation());
        assertThat(read(ScriptedCable.REJECTION)).isEqualTo(new Rejection());
        assertThat(read(ScriptedCable.disconnect("server_restart", true)))
                .isEqualTo(new Disconnect("server_restart", true));
        assertThat(read(ScriptedCable.disconnect("remote", false))).isEqualTo(new Disconnect("remote", false));
        assertThat(read(ScriptedCable.event("message.created"))).isInstanceOf(EventFrame.class);
    }

    @Test
    void whoeverSaysNotWhetherToComeBackIsComeBackTo() {
        assertThat(read("{\"type\":\"disconnect\"}")).isEqualTo(new Disconnect("no reason", true));
        assertThat(read("{\"type\":\"disconnect\",\"reason\":null,\"reconnect\":null}"))
                .isEqualTo(new Disconnect("no reason", true));
    }

    @Test
    void aReasonThatIsNoWordIsNotRepeated() {
        assertThat(read("{\"type\":\"disconnect\",\"reason\":\"a\\nlog line\"}"))
                .isEqualTo(new Disconnect("no reason", true));
        assertThat(read("{\"type\":\"disconnect\",\"reason\":\"" + "x".repeat(41) + "\"}"))
                .isEqualTo(new Disconnect("no reason", true));
    }

    @Test
    void anotherSubscriptionIsNotOurs() {
        byte[] ours = ScriptedCable.CONFIRMATION.getBytes(StandardCharsets.UTF_8);
        byte[] event = ScriptedCable.event("message.created").getBytes(StandardCharsets.UTF_8);

        assertThat(CableMessage.Reader.read(ours, OTHER)).isInstanceOf(Unknown.class);
        assertThat(CableMessage.Reader.read(event, OTHER)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{\"type\":\"welcome\"",
                "{\"type\":\"welcome\"} {}",
                "{\"type\":\"welcome\",\"type\":\"ping\"}",
                "[]",
                "null",
                "7",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"confirm_subscription\"}",
                "{\"type\":\"reject_subscription\"}",
                "{\"type\":\"confirm_subscription\",\"identifier\":7}",
                "{\"type\":\"somersault\"}",
                "{\"message\":{\"event\":\"message.created\"}}",
                "{\"type\":null}"
            })
    void whatMakesNoSenseIsUnknownAndIsNotRepeated(String frame) {
        assertThat(read(frame))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).doesNotContain("7", "somersault", "json}"));
    }

    @Test
    void anEventThatIsWrittenInAnotherWayIsAnEventToo() {
        String event = ScriptedCable.event("message.created");
        String identifier = event.substring(1, event.indexOf(",\"message\""));
        String message = event.substring(event.indexOf("\"message\""), event.length() - 1);

        assertThat(read("{" + message + "," + identifier + "}")).isInstanceOf(EventFrame.class);
        assertThat(read("{ " + identifier + ", " + message + "}")).isInstanceOf(EventFrame.class);
        assertThat(read("{ " + identifier + ", " + message)).isInstanceOf(Unknown.class);
        assertThat(read("{" + identifier + ",\"message\":7}")).isInstanceOf(Unknown.class);
        assertThat(read("{" + identifier + ",\"message\":{")).isInstanceOf(Unknown.class);
    }

    @Test
    void nothingOfAnEventIsShown() {
        assertThat(read(ScriptedCable.event("message.created")).toString()).matches("EventFrame\\[\\d+ bytes]");
    }
}
