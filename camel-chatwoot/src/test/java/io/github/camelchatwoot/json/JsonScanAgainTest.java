// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One scan reads many values: nothing of the one before may be in the next, whatever size or end it has. */
class JsonScanAgainTest {

    private static final JsonScan SCAN = new JsonScan(List.of("/id", "/data", "/data/text"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} tr",
                "{}'id",
                "{}'id}",
                "{} {'id':",
                "{}1",
                "{} -",
                "{}\n/",
                "{}\u00a0",
                "{",
                "{'id':",
                "{'id':1",
                "{'id':'a",
                "{'id':'\\u00",
                "{'data':[1,{'text':",
                "{'data':tr",
                "{'id':1}}"
            })
    void whatWasRefusedDoesNotReachTheNext(String json) throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> SCAN.read(bytes(json))).isInstanceOf(IOException.class);

            @Nullable Object[] found = SCAN.read(bytes("{'id':7,'data':{'text':'next'}}"));

            assertThat(found[0]).isEqualTo(7);
            assertThat(found[2]).isEqualTo("next");
        }
    }

    @Test
    void placesAreThoseInTheOwnBytes() throws IOException {
        for (int i = 0; i < 100; i++) {
            byte[] json = bytes("{'x':'" + "y".repeat(i) + "' , 'data' : {'text':'n" + i + "'} } \r\n\t ");

            @Nullable Object[] found = SCAN.read(json);

            assertThat(found[0]).isNull();
            assertThat(((JsonScan.Part) found[1]).of(json)).asString().isEqualTo("{\"text\":\"n" + i + "\"}");
        }
    }

    @Test
    void namesOfStrangersAreForgotten() throws IOException {
        for (int i = 0; i < 200; i++) {
            int number = i;
            String names = IntStream.range(0, 500)
                    .mapToObj(name -> "'n" + number + "_" + name + "':" + name)
                    .collect(Collectors.joining(","));

            assertThat(SCAN.read(bytes("{" + names + ",'id':" + i + "}"))[0]).isEqualTo(i);
        }
    }

    @Test
    void theSizeOfABodyMakesNoDifference() throws IOException {
        for (int size : List.of(0, 8_000, 32_600, 32_720, 32_768, 65_536, 1_000_000, 1)) {
            byte[] json = bytes("{'text':'" + "ü".repeat(size / 2) + "','data':{'text':'t'},'id':" + size + "}");

            @Nullable Object[] found = SCAN.read(json);

            assertThat(found[0]).isEqualTo(size);
            assertThat(((JsonScan.Part) found[1]).of(json)).asString().isEqualTo("{\"text\":\"t\"}");
        }
    }

    /** What is refused only later, when maps are made of it, is an exchange that fails. */
    @Test
    void theLimitsAreThoseOfTheParserThatMakesMaps() {
        for (String value : List.of("9", "-9", "0.9", "9e-1", "-9.9E+1")) {
            for (int more : List.of(0, 900, 994, 995, 996, 997, 998, 999, 1000, 1001, 1100, 20_000)) {
                String number = value.replaceFirst("9", "9".repeat(more + 1));
                sameAsMaps("{'id':" + number + "}");
                sameAsMaps("{'x':[" + number + "]}");
            }
        }
        for (int levels : List.of(10, 990, 998, 999, 1000, 1001, 1010, 15_000)) {
            sameAsMaps("{'data':" + "[".repeat(levels) + "]".repeat(levels) + "}");
        }
        for (int length : List.of(10, 32_000, 49_999, 50_000, 50_001, 60_000)) {
            sameAsMaps("{'" + "n".repeat(length) + "':1}");
        }
    }

    private static void sameAsMaps(String text) {
        byte[] json = bytes(text);
        assertThat(reads(() -> SCAN.read(json)))
                .as("%d signs: %.20s", text.length(), text)
                .isEqualTo(reads(() -> Json.read(json)));
    }

    private static boolean reads(Callable<@Nullable Object> reading) {
        try {
            Object unused = reading.call();
            return true;
        } catch (Exception e) {
            assertThat(e).isInstanceOf(IOException.class);
            return false;
        }
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
