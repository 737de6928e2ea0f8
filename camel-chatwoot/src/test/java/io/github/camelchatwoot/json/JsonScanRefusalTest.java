// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What is not exactly one JSON value in UTF-8, or names a field twice, is refused, wherever it stands. */
class JsonScanRefusalTest {

    private static final JsonScan SCAN = new JsonScan(List.of("/event", "/id", "/list/0/id", "/data", "/data/id"));

    /** Reads everything, and is as strict. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1,'a':1}",
                "{'a':1,'b':2,'a':3}",
                "{'id':1,'\\u0069d':2}",
                "{'\\u0061':1,'a':2}",
                "{'\\u0061':1,'\\u0061':2}",
                "{'\\/':1,'/':2}",
                "{'ü':1,'\\u00fc':2}",
                "{'📦':1,'\\ud83d\\udce6':2}",
                "{'':1,'':2}",
                "{'\\u0000':1,'\\u0000':2}",
                "{'x':{'y':{'a':1,'a':2}}}",
                "{'x':[[{'b':1},{'a':{},'a':[]}]]}",
                "[{'a':1,'a':2}]",
                "{'data':{'id':1,'id':1}}",
                "{'data':{'x':{'a':1,'b':{'a':1},'a':2}}}",
                "{'a':{'a':{'b':1}},'b':{'a':1},'a':null}"
            })
    void aNameThatStandsTwiceIsRefused(String json) {
        refused(bytes(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'a':{'a':1}}}",
                "[{'a':1},{'a':1}]",
                "{'a':1,'A':2,'á':3,'a ':4,'':5}",
                "{'x':{'a':1},'y':{'a':1},'a':1}",
                "{'x':[{'a':1},{'a':2}],'a':{'x':1}}"
            })
    void theSameNameElsewhereIsNotTheSame(String json) {
        assertThatCode(() -> SCAN.read(bytes(json))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 66, 127, 128, 129, 1000, 10_000})
    void namesAreComparedHoweverManyThereAre(int many) throws IOException {
        assertThat(new JsonScan(List.of("/n" + (many - 1))).read(bytes("{" + names(many) + "}")))
                .containsExactly(many - 1);
        for (int twice : new int[] {0, many / 2, many - 1}) {
            refused(bytes("{" + names(many) + ",'n" + twice + "':1}"));
        }
        assertThat(new JsonScan(List.of("/x/n0")).read(bytes("{'n0':7,'x':{" + names(many) + "},'n1':[]}")))
                .containsExactly(0);
        refused(bytes("{'z':1,'x':{" + names(many) + "},'y':2,'z':3}"));
    }

    @Test
    void anObjectWithTooManyNamesIsRefused() {
        assertThatCode(() -> SCAN.read(bytes("[{" + names(10_000) + "},{" + names(10_000) + "}]")))
                .doesNotThrowAnyException();
        assertThatIOException()
                .isThrownBy(() -> SCAN.read(bytes("[[{" + names(10_001) + "}]]")))
                .withMessageContaining("too many fields");
    }

    private static String names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "'n" + i + "':" + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{} {}",
                "{}{}",
                "{}1",
                "{}]",
                "{}}",
                "1 2",
                "{},",
                "[1,]",
                "{'a':1,}",
                "{'a'}",
                "{a:1}",
                "{1:1}",
                "[",
                "]",
                "nul",
                "tru",
                "truefalse",
                "NaN",
                "Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "'a",
                "'\\x'",
                "'\\u12'",
                "'\n'",
                "// comment\n1",
                "/* */ 1",
                "<html>",
                "event=message_created"
            })
    void whatIsNotExactlyOneValueIsRefused(String json) {
        refused(bytes(json));
    }

    @Test
    void aBodyThatWasCutOffAnywhereIsRefused() {
        byte[] body = longest().bytes();
        assertThat(body).hasSizeGreaterThan(3000);

        for (int length = 0; length < body.length; length++) {
            refused(Arrays.copyOf(body, length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatAStrictReaderRefusesIsRefusedAndNothingElse(long seed) {
        Random random = new Random(seed);
        List<Hook> hooks = Recordings.hooks();
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] body = damaged(hooks.get(random.nextInt(hooks.size())).bytes(), random);
            boolean strict = reads(() -> STRICT.readTree(body));
            assertThat(reads(() -> SCAN.read(body)))
                    .as(() -> new String(body, StandardCharsets.ISO_8859_1))
                    .isEqualTo(strict);
            refused += strict ? 0 : 1;
        }
        assertThat(refused).isBetween(200, 999);
    }

    private static byte[] damaged(byte[] body, Random random) {
        byte[] damaged = body.clone();
        String likely = "{}[]\",:\\ 0e-tn\u00c3\u00ff\u0000";
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
        }
        return damaged;
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void whatIsNoUtf8IsRefused(byte[] text) {
        refused(around("{'event':'", text, "'}"));
        refused(around("{'unread':'", text, "'}"));
        refused(around("{'", text, "':1}"));
        refused(around("{'x':[{'y':'", text, "'}]}"));
    }

    static Stream<byte[]> brokenTexts() {
        return Stream.of(
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xc3},
                new byte[] {(byte) 0xc3, 'x'},
                new byte[] {(byte) 0xe2, (byte) 0x82},
                new byte[] {(byte) 0xe2, (byte) 0x82, 'x'},
                new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x93},
                new byte[] {(byte) 0xf0, (byte) 0x9f, 'x', 'x'},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xc1, (byte) 0xbf},
                new byte[] {(byte) 0xe0, (byte) 0x9f, (byte) 0xbf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xbf, (byte) 0xbf},
                new byte[] {(byte) 0xf0, (byte) 0x8f, (byte) 0xbf, (byte) 0xbf},
                new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xfe},
                new byte[] {(byte) 0xff});
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x7ff, 0x800, 0xcfff, 0xd7ff, 0xe000, 0xffff, 0x10000, 0xfffff, 0x10ffff})
    void theFirstAndLastSignsOfEachLengthAreRead(int sign) throws IOException {
        String text = "a" + Character.toString(sign) + "z";
        byte[] json = bytes("{'id':'" + text + "','" + text + "':1,'event':2}");

        assertThat(SCAN.read(json)[1]).isEqualTo(text);
        assertThat(SCAN.read(json)[0]).isEqualTo(2);
    }

    @Test
    void onlyUtf8IsRead() {
        for (Charset charset : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"),
                Charset.forName("UTF-32LE"))) {
            refused("{\"event\":\"message_created\",\"data\":{\"id\":1}}".getBytes(charset));
            refused("[1]".getBytes(charset));
        }
    }

    @Test
    void depthHasALimit() {
        assertThatCode(() -> SCAN.read(bytes(nested(900)))).doesNotThrowAnyException();
        refused(bytes(nested(1100)));
        refused(bytes(nested(1_000_000)));
        refused(bytes("{'a':".repeat(100_000)));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void refusalsQuoteNothing() {
        assertThatIOException()
                .isThrownBy(() -> SCAN.read(bytes("{'password':'Geheimnis','password':'Geheimnis'}")))
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("Geheimnis", "password"));
        assertThatIOException()
                .isThrownBy(() -> SCAN.read(bytes("{'a':'Geheimnis'} 'Geheimnis'")))
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("Geheimnis"));
    }

    private static Hook longest() {
        return Recordings.hooks().stream()
                .filter(hook -> hook.event().equals("message_created"))
                .max((one, other) ->
                        Integer.compare(one.body().length(), other.body().length()))
                .orElseThrow();
    }

    private interface Reading {
        Object read() throws IOException;
    }

    /** Whether it can be read; anything but an IOException fails the test. */
    private static boolean reads(Reading reading) {
        try {
            return reading.read() != null;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void refused(byte[] json) {
        assertThatIOException().isThrownBy(() -> SCAN.read(json));
    }

    private static byte[] around(String before, byte[] text, String after) {
        byte[] head = bytes(before);
        byte[] tail = bytes(after);
        byte[] all = Arrays.copyOf(head, head.length + text.length + tail.length);
        System.arraycopy(text, 0, all, head.length, text.length);
        System.arraycopy(tail, 0, all, head.length + text.length, tail.length);
        return all;
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
