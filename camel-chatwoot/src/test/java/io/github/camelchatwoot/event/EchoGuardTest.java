// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.util.Locale;

import io.github.camelchatwoot.event.EchoGuard.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EchoGuardTest {

    @ParameterizedTest
    @CsvSource({
        "OUTGOING, outgoing, true",
        "OUTGOING, incoming, false",
        "OUTGOING, template, false",
        "OUTGOING, 1,        true",
        "OUTGOING, 0,        false",
        "ALL,      outgoing, true",
        "ALL,      incoming, true",
        "ALL,      template, true",
        "NONE,     outgoing, false",
        "NONE,     incoming, false"
    })
    void whatThisBridgeCreatedIsKeptFromComingBack(Mode mode, String type, boolean kept) throws IOException {
        String word = type.matches("\\d") ? type : "'" + type + "'";
        Event event = event("message_created", "'message_type':" + word + ",'source_id':'bridge:7'");

        assertThat(new EchoGuard(mode, "bridge").isEcho(event)).isEqualTo(kept);
        assertThat(new EchoGuard(mode, "bridge").isOwn(event)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatSomebodyElseCreatedComes(Mode mode) throws IOException {
        EchoGuard guard = new EchoGuard(mode, "bridge");
        for (String sourceId : new String[] {
            "null", "'bridge2:7'", "'bridge'", "'xbridge:7'", "'Bridge:7'", "'7'", "7", "':'", "''", "{}"
        }) {
            Event event = event("message_created", "'message_type':'outgoing','source_id':" + sourceId);
            assertThat(guard.isEcho(event)).as(sourceId).isFalse();
            assertThat(guard.isOwn(event)).as(sourceId).isFalse();
        }
    }

    @Test
    void updatesOfOwnMessagesAreEchoesToo() throws IOException {
        Event event = event("message_updated", "'message_type':'outgoing','source_id':'bridge:'");

        assertThat(new EchoGuard(Mode.OUTGOING, "bridge").isEcho(event)).isTrue();
    }

    @Test
    void onlyMessagesAreEchoes() throws IOException {
        Event widget = event("webwidget_triggered", "'source_id':'bridge:7'");
        Event session = event("conversation_created", "'contact_inbox':{'source_id':'bridge:7'}");

        assertThat(new EchoGuard(Mode.ALL, "bridge").isEcho(widget)).isFalse();
        assertThat(new EchoGuard(Mode.ALL, "bridge").isEcho(session)).isFalse();
    }

    @Test
    void withoutANameNothingIsOwn() throws IOException {
        Event event = event("message_created", "'message_type':'outgoing','source_id':'null:7'");

        assertThat(new EchoGuard(Mode.ALL, null).isEcho(event)).isFalse();
        assertThat(new EchoGuard(Mode.ALL, null).isOwn(event)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void modesAreWrittenInSmallLetters(Mode mode) {
        assertThat(mode).hasToString(mode.name().toLowerCase(Locale.ROOT));
    }

    private static Event event(String name, String fields) throws IOException {
        String json = "{'event':'" + name + "'," + fields + "}";
        return new EventDecoder(false, null).webhook(RecordedFrames.bytes(json.replace('\'', '"')), null);
    }
}
