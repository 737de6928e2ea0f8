// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A parser is used again for the next value: nothing of the one before may be in it. */
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
        for (int size : List.of(0, 8_000, 65_500, 65_520, 65_536, 65_600, 1_000_000, 1)) {
            byte[] json = bytes("{'text':'" + "ü".repeat(size / 2) + "','data':{'text':'t'},'id':" + size + "}");

            @Nullable Object[] found = SCAN.read(json);

            assertThat(found[0]).isEqualTo(size);
            assertThat(((JsonScan.Part) found[1]).of(json)).asString().isEqualTo("{\"text\":\"t\"}");
        }
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
