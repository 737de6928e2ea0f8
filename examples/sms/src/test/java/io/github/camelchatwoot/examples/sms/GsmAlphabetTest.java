// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jsmpp.bean.Alphabet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GsmAlphabetTest {

    private final Charset gsm = Charset.forName("X-GSM-03.38");

    @Test
    void writesWhatTheStandardSays() {
        assertThat(hex("@£ Hi Ä{}€ñà")).isEqualTo("0001204869205b1b281b291b657d7f");
    }

    @Test
    void readsWhatItWrites() {
        String all = new String(bytes(0x00, 0x1a), gsm) + new String(bytes(0x1c, 0x7f), gsm) + "^{}\\[~]|€\f";

        assertThat(new String(all.getBytes(gsm), gsm)).isEqualTo(all);
        assertThat(all).doesNotContain("\uFFFD");
    }

    @Test
    void knowsWhatItCannotWrite() {
        assertThat(gsm.newEncoder().canEncode("Grüße")).isTrue();
        assertThat(gsm.newEncoder().canEncode("ç")).isFalse();
        assertThat(gsm.newEncoder().canEncode("\uD83D\uDCE6")).isFalse();
        assertThat(hex("a\uD83D\uDCE6b")).isEqualTo("613f62");
    }

    @Test
    void readsWhatItDoesNotKnow() {
        assertThat(new String(HexFormat.of().parseHex("1b41"), gsm)).isEqualTo("A");
        assertThat(new String(HexFormat.of().parseHex("c141"), gsm)).isEqualTo("\uFFFDA");
        assertThat(new String(HexFormat.of().parseHex("411b"), gsm)).isEqualTo("A\uFFFD");
    }

    @Test
    void cutsNoCharacterIntoTwo() {
        for (int before = 140; before < 165; before++) {
            String euros = "a".repeat(before) + "€".repeat(200);
            assertThat(joined(Alphabet.ALPHA_DEFAULT, euros.getBytes(gsm), gsm)).isEqualTo(euros);
            String parcels = "a".repeat(before) + "\uD83D\uDCE6".repeat(100);
            assertThat(joined(
                            Alphabet.ALPHA_UCS2,
                            parcels.getBytes(StandardCharsets.UTF_16BE),
                            StandardCharsets.UTF_16BE))
                    .isEqualTo(parcels);
        }
    }

    @Test
    void cutsNothingThatFits() {
        assertThat(new Segments(Alphabet.ALPHA_DEFAULT).split(new byte[160]).length)
                .isEqualTo(1);
        assertThat(new Segments(Alphabet.ALPHA_DEFAULT).split(new byte[161]).length)
                .isEqualTo(2);
        assertThat(new Segments(Alphabet.ALPHA_UCS2).split(new byte[140]).length)
                .isEqualTo(1);
        assertThat(new Segments(Alphabet.ALPHA_UCS2).split(new byte[142]).length)
                .isEqualTo(2);
    }

    private static String joined(Alphabet alphabet, byte[] text, Charset charset) {
        List<String> parts = new ArrayList<>();
        for (byte[] part : new Segments(alphabet).split(text)) {
            assertThat(part.length).isLessThanOrEqualTo(alphabet == Alphabet.ALPHA_UCS2 ? 140 : 159);
            parts.add(new String(part, 6, part.length - 6, charset));
        }
        return String.join("", parts);
    }

    private static byte[] bytes(int from, int to) {
        byte[] bytes = new byte[to - from + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(gsm));
    }
}
