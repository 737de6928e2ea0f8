// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTest {

    private static final String DOCUMENT =
            "{\"payload\":{\"contact\":{\"id\":7,\"email\":null}},\"list\":[{\"id\":1},{\"id\":2}],\"\":0}";

    @Test
    void readsMapsListsAndValues() throws IOException {
        assertThat(read("{\"a\":[1,2.5,true,null,\"ü\"]}"))
                .isEqualTo(Map.of("a", Arrays.asList(1, 2.5, true, null, "ü")));
        assertThat(read("\"text\"")).isEqualTo("text");
        assertThat(read("null")).isNull();
    }

    @Test
    void numbersKeepTheirValue() throws IOException {
        assertThat(read("9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(read("123456789012345678901234567890")).isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @Test
    void fieldsKeepTheirOrder() throws IOException {
        assertThat(Json.text(read("{\"z\":1,\"a\":2,\"m\":3}"))).isEqualTo("{\"z\":1,\"a\":2,\"m\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1", "[1,", "{} {}", "1 2", "{'a':1}", "nul", "<html>", "{\"a\":1}x"})
    void exactlyOneValueIsRead(String text) {
        assertThatIOException().isThrownBy(() -> read(text));
    }

    @Test
    void errorsDoNotQuoteTheDocument() {
        assertThatIOException()
                .isThrownBy(() -> read("{\"password\":\"Geheimnis\" oops}"))
                .satisfies(error -> assertThat(error).hasMessageNotContaining("Geheimnis"));
    }

    @Test
    void nullIsWritten() {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("priority", null);

        assertThat(Json.text(map)).isEqualTo("{\"priority\":null}");
        assertThat(new String(Json.write(null), StandardCharsets.UTF_8)).isEqualTo("null");
    }

    @Test
    void whatIsWrittenCanBeReadAgain() throws IOException {
        Map<String, Object> map =
                Map.of("text", "Zażółć 📦 \"quoted\" \\ \n\u0000\u202e", "list", List.of(1, 2.5, true));

        assertThat(Json.read(Json.write(map))).isEqualTo(map);
        assertThat(read(Json.text(map))).isEqualTo(map);
    }

    @Test
    void whatCannotBeWrittenIsRefusedWithItsType() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(endless))
                .withMessageContaining("java.util.ArrayList");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.text(endless))
                .withMessageContaining("java.util.ArrayList");
    }

    @Test
    void recordsBecomeMaps() {
        assertThat(Json.plain(new Person("Jane", 7))).isEqualTo(Map.of("name", "Jane", "id", 7L));
    }

    @Test
    void pointersLeadToValues() throws IOException {
        Object root = read(DOCUMENT);

        assertThat(Json.at(root, "")).isSameAs(root);
        assertThat(Json.at(root, "/payload/contact/id")).isEqualTo(7);
        assertThat(Json.at(root, "/list/1/id")).isEqualTo(2);
        assertThat(Json.at(root, "/")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "/payload/none/id",
                "/list/2",
                "/list/2/id",
                "/payload/contact/id/deeper",
                "/list/id",
                "/payload/contact/email/deeper"
            })
    void pointersToNothingFindNothing(String pointer) throws IOException {
        Object root = read(DOCUMENT);

        assertThat(Json.at(root, pointer)).isNull();
        assertThat(Json.has(root, pointer)).isFalse();
    }

    @Test
    void nullIsThereThoughItIsNothing() throws IOException {
        Object root = read(DOCUMENT);

        assertThat(Json.at(root, "/payload/contact/email")).isNull();
        assertThat(Json.has(root, "/payload/contact/email")).isTrue();
        assertThat(Json.has(null, "")).isTrue();
        assertThat(Json.has(null, "/id")).isFalse();
    }

    private static @Nullable Object read(String text) throws IOException {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Person(String name, long id) {}
}
