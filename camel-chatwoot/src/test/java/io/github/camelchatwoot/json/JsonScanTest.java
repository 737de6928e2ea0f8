// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonScanTest {

    private static final int DOCUMENTS_PER_SEED = 300;
    private static final JsonMapper TREES = new JsonMapper();

    @ParameterizedTest
    @MethodSource("seeds")
    void findsWhatATreeHas(long seed) throws IOException {
        RandomJson random = new RandomJson(seed);
        int found = 0;
        for (int i = 0; i < DOCUMENTS_PER_SEED; i++) {
            String document = random.document();
            List<String> pointers = random.pointers();
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
            JsonNode tree = TREES.readTree(bytes);
            @Nullable Object[] values = new JsonScan(pointers).read(bytes);

            assertThat(values).hasSameSizeAs(pointers);
            for (int p = 0; p < pointers.size(); p++) {
                JsonNode expected = known(at(tree, Json.steps(pointers.get(p))));
                assertThat(seen(values[p], bytes))
                        .as("%s in %s", pointers.get(p), document)
                        .isEqualTo(expected);
                found += expected == null ? 0 : 1;
            }
        }
        assertThat(found).as("the pointers that led somewhere").isGreaterThan(DOCUMENTS_PER_SEED);
    }

    static List<Long> seeds() {
        return IntStream.range(0, 10).mapToObj(Long::valueOf).toList();
    }

    /** What stands at a place of a tree; of a list, the last element that has such a place. */
    private static @Nullable JsonNode at(@Nullable JsonNode here, List<String> steps) {
        if (here == null || steps.isEmpty()) {
            return here;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (here.isArray()) {
            return switch (step) {
                case "0" -> at(here.get(0), rest);
                case "*" -> last(here, rest);
                default -> null;
            };
        }
        boolean isElement = step.equals("0") || step.equals("*");
        return isElement ? null : at(here.get(step), rest);
    }

    private static @Nullable JsonNode last(JsonNode list, List<String> rest) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode value = at(list.get(i), rest);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable JsonNode known(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    /** A found value as Jackson has it. */
    private static @Nullable JsonNode seen(@Nullable Object value, byte[] bytes) throws IOException {
        return known(value instanceof JsonScan.Part part ? TREES.readTree(part.of(bytes)) : TREES.valueToTree(value));
    }

    @Test
    void valuesAreThoseOfMaps() throws IOException {
        byte[] json = bytes("{'a':1,'b':9007199254740993,'c':123456789012345678901234567890,'d':1.50,'e':true,"
                + "'f':null,'g':'\\u00fc\\n','h':-0,'i':1e400,'j':''}");
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        Object map = Json.read(json);

        @Nullable Object[] found = new JsonScan(names.stream().map("/"::concat).toList()).read(json);

        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as(names.get(i)).isEqualTo(Json.at(map, "/" + names.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "'text'", " 1.5 ", "null", "[]", "{}", "[1,{'a':[]}]", "{'a':{'b':1}}"})
    void theWholeValueCanBePointedTo(String json) throws IOException {
        byte[] bytes = bytes(json);

        Object found = new JsonScan(List.of("")).read(bytes)[0];

        Object value = found instanceof JsonScan.Part part ? Json.read(part.of(bytes)) : found;
        assertThat(value).isEqualTo(Json.read(bytes));
    }

    @Test
    void aPartIsExactlyItsBytes() throws IOException {
        byte[] json = bytes(" { 'ü' : 'é' , 'a' :  { 'b' : [ 1 , 2 ] }  , 'c':[[ ]]} ");

        @Nullable Object[] found = new JsonScan(List.of("/a", "/a/b", "/c/0", "")).read(json);

        assertThat(texts(found, json))
                .containsExactly(
                        "{ \"b\" : [ 1 , 2 ] }", "[ 1 , 2 ]", "[ ]", new String(json, StandardCharsets.UTF_8).strip());
    }

    @Test
    void aPlaceAndWhatIsInItAreBothFound() throws IOException {
        byte[] json = bytes("{'sender':{'id':7,'type':'user'}}");

        @Nullable Object[] found = new JsonScan(List.of("/sender/id", "/sender", "/sender/type")).read(json);

        assertThat(found[0]).isEqualTo(7);
        assertThat(found[1]).isInstanceOf(JsonScan.Part.class);
        assertThat(found[2]).isEqualTo("user");
    }

    @Test
    void onlyTheFirstOfAListIsItsFirst() throws IOException {
        byte[] json = bytes("{'messages':[{'id':1},{'id':2}],'none':[],'names':{'0':{'id':3}}}");

        @Nullable
        Object[] found =
                new JsonScan(List.of("/messages/0/id", "/none/0/id", "/names/0/id", "/messages/id")).read(json);

        assertThat(found).containsExactly(1, null, null, null);
    }

    @Test
    void whatTwoElementsHaveIsThatOfTheLast() throws IOException {
        byte[] json = bytes("{'changed':[{'a':{'now':1}},{'b':2},{'a':{'now':3}},{'a':4},5,[{'a':{'now':6}}]]}");

        assertThat(new JsonScan(List.of("/changed/*/a/now")).read(json)).containsExactly(3);
    }

    @Test
    void pointersThatCannotBeToldApartAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonScan(List.of("/a", "/b", "/a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonScan(List.of("/a/0/b", "/a/*/c")));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonScan(List.of("/a/*", "/a/0")));
    }

    @Test
    void aMarkOfTheByteOrderIsNotCounted() throws IOException {
        byte[] json = bytes("\ufeff{'data':{'id':'ü'}}");

        @Nullable Object[] found = new JsonScan(List.of("/data/id", "/data")).read(json);

        assertThat(found[0]).isEqualTo("ü");
        assertThat(texts(new @Nullable Object[] {found[1]}, json)).containsExactly("{\"id\":\"ü\"}");
    }

    private static List<String> texts(@Nullable Object[] parts, byte[] json) {
        return Arrays.stream(parts)
                .map(part -> new String(((JsonScan.Part) part).of(json), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
