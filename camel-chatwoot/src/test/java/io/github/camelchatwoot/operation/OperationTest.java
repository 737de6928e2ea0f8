// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Payload.JsonObject;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.Request.Field;
import io.github.camelchatwoot.client.Verb;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.operation.Samples.enough;
import static io.github.camelchatwoot.operation.Samples.request;
import static io.github.camelchatwoot.operation.Samples.spec;
import static io.github.camelchatwoot.operation.Samples.with;
import static io.github.camelchatwoot.operation.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What must be true of every operation, however many there are. */
class OperationTest {

    /** Values of a path that could lead elsewhere, and how they must be sent. */
    private static final Map<String, String> DANGEROUS = Map.ofEntries(
            Map.entry("../x", "%2E%2E%2Fx"),
            Map.entry("a/b", "a%2Fb"),
            Map.entry("a\\b", "a%5Cb"),
            Map.entry("%2F", "%252F"),
            Map.entry("%2e%2e", "%252e%252e"),
            Map.entry("a b", "a%20b"),
            Map.entry("a+b", "a%2Bb"),
            Map.entry("ü", "%C3%BC"),
            Map.entry("📦", "%F0%9F%93%A6"),
            Map.entry("a?b=c", "a%3Fb%3Dc"),
            Map.entry("a#b", "a%23b"),
            Map.entry("a;b", "a%3Bb"),
            Map.entry("1.json", "1%2Ejson"),
            Map.entry("...", "%2E%2E%2E"),
            Map.entry("a\r\nb", "a%0D%0Ab"),
            Map.entry("sms:+4915112345679", "sms%3A%2B4915112345679"),
            Map.entry("Az09-_~", "Az09-_~"));

    static Stream<Operation> calls() {
        return Samples.calls();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void pathVariablesAreFilledInAndEscaped(Operation operation) {
        Spec spec = spec(operation);
        for (Param variable : spec.variables()) {
            DANGEROUS.forEach((value, escaped) -> {
                Request request = request(operation, with(enough(spec), variable, value), Map.of());

                assertThat(request.path()).isEqualTo(path(spec, variable, escaped));
            });
        }
    }

    /** The template, filled in by hand. */
    private static String path(Spec spec, Param variable, String escaped) {
        String path = spec.path();
        for (Param param : spec.variables()) {
            String value = Samples.value(param).toString().replace(" ", "%20");
            path = path.replace("{" + param.name().toLowerCase(Locale.ROOT) + "}", param == variable ? escaped : value);
        }
        return path;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void dotsAloneAreRefused(Operation operation) {
        Spec spec = spec(operation);
        for (Param variable : spec.variables()) {
            for (String dots : List.of(".", "..")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> request(operation, with(enough(spec), variable, dots), Map.of()))
                        .withMessageContaining(operation.toString())
                        .withMessageContaining(variable.header());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsPrintedOfARequestHoldsNoIds(Operation operation) {
        Request request = request(operation, enough(spec(operation)), Map.of());

        assertThat(request.toString())
                .contains(operation.toString())
                .contains(spec(operation).path());
        assertThat(request.asked().template()).isEqualTo(spec(operation).path());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void missingPathVariablesAreNamed(Operation operation) {
        Spec spec = spec(operation);
        for (Param variable : spec.variables()) {
            assertMissing(operation, variable, () -> request(operation, without(enough(spec), variable), Map.of()));
            assertMissing(operation, variable, () -> request(operation, with(enough(spec), variable, " "), Map.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void missingNeedsAreNamed(Operation operation) {
        Spec spec = spec(operation);
        for (Param need : spec.needs()) {
            assertMissing(operation, need, () -> request(operation, without(enough(spec), need), Map.of()));
        }
    }

    private static void assertMissing(Operation operation, Param param, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).satisfies(error -> {
            assertThat(error).hasMessageStartingWith(operation + " needs ").hasMessageContaining(param.header());
            if (spec(operation).takesOption(param)) {
                assertThat(error).hasMessageContaining("option " + param.option());
            } else {
                assertThat(error).hasMessageNotContaining("the option");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void needsMayComeFromTheBody(Operation operation) {
        Spec spec = spec(operation);
        for (Param need : spec.needs()) {
            Map<String, Object> fields = Map.of(need.field(), Samples.value(need));
            if (need == Param.ACCOUNT_ID) {
                assertMissing(operation, need, () -> request(operation, without(enough(spec), need), fields));
            } else if (spec.hasBody()) {
                assertThatNoException().isThrownBy(() -> request(operation, without(enough(spec), need), fields));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void fieldsOfABodyNeverBecomePartOfThePath(Operation operation) {
        Spec spec = spec(operation);
        Map<String, Object> fields = new HashMap<>();
        for (Param param : Param.values()) {
            fields.put(param.field(), "strange");
            fields.put(param.name().toLowerCase(Locale.ROOT), "strange");
            fields.put(param.header(), "strange");
            fields.put(param.option(), "strange");
        }
        spec.params().forEach(param -> fields.put(param.field(), Samples.value(param)));

        for (Param variable : spec.variables()) {
            assertMissing(operation, variable, () -> request(operation, without(enough(spec), variable), fields));
        }
        Request request = request(operation, enough(spec), fields);
        assertThat(request.path()).doesNotContain("strange");
        Map<?, ?> body = body(request, spec);
        if (enough(spec).containsKey(Param.ACCOUNT_ID) && spec.needs().contains(Param.ACCOUNT_ID)) {
            assertThat(body.get("account_id")).isEqualTo(Samples.value(Param.ACCOUNT_ID)); // that of the header
        } else {
            assertThat(body.containsKey("account_id")).isFalse();
        }
        assertThat(spec.variables())
                .noneMatch(variable -> body.containsKey(variable.name().toLowerCase(Locale.ROOT)));
    }

    /** The fields of the body; without the object that some are in. */
    private static Map<?, ?> body(Request request, Spec spec) {
        Map<?, ?> fields = request.payload() instanceof JsonObject json ? json.fields() : Map.of();
        String root = spec.form().root();
        if (root == null || fields.isEmpty()) {
            return fields;
        }
        assertThat(fields).hasSize(1);
        return (Map<?, ?>) Objects.requireNonNull(fields.get(root));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anObjectAroundTheFieldsMayBeGivenOrNot(Operation operation) {
        Spec spec = spec(operation);
        String root = spec.form().root();
        if (root != null) {
            Map<String, Object> fields = Map.of("strange", 1, "account_id", 2, "name", "x");

            Request flat = request(operation, enough(spec), fields);
            Request nested = request(operation, enough(spec), Map.of(root, fields));

            assertThat(flat.payload()).isEqualTo(nested.payload());
            assertThat(body(nested, spec).get("strange")).isEqualTo(1);
            assertThat(body(nested, spec).get("account_id")).isNotEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void headersAndOptionsWinOverFields(Operation operation) {
        Spec spec = spec(operation);
        spec.params()
                .filter(param -> !param.type().isFile() && param != Param.ACCOUNT_ID)
                .forEach(param -> {
                    Object wanted = Samples.value(param);
                    Object other = param.words().isEmpty()
                            ? "other"
                            : param.words().get(param.words().size() - 1);

                    Request request =
                            request(operation, with(enough(spec), param, wanted), Map.of(param.field(), other));

                    Object expected = param.type() == Param.Type.MOMENT
                                    && !spec.form().iso().contains(param)
                            ? 1_900_000_000L
                            : wanted;
                    assertThat(sent(request, spec, param)).isEqualTo(sentAs(request, spec, param, expected));
                });
    }

    private static Object sent(Request request, Spec spec, Param param) {
        if (body(request, spec).containsKey(param.field())) {
            return String.valueOf(body(request, spec).get(param.field()));
        }
        return request.query().stream()
                .filter(field ->
                        field.name().equals(param.field()) || field.name().equals(param.field() + "[]"))
                .map(Field::value)
                .toList();
    }

    private static Object sentAs(Request request, Spec spec, Param param, Object value) {
        if (body(request, spec).containsKey(param.field())) {
            return value.toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    /** The route of an event carries the event's ids: a change of something else must not pick them up. */
    @ParameterizedTest
    @MethodSource("calls")
    void aChangeTakesNoIdsThatItDoesNotNeed(Operation operation) {
        if (spec(operation).verb() == Verb.PATCH) {
            assertThat(spec(operation).takes()).doesNotContainAnyElementsOf(Param.SHARED);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void unknownWordsAreRefusedWithTheKnownOnes(Operation operation) {
        Spec spec = spec(operation);
        spec.params().filter(param -> !param.words().isEmpty()).forEach(param -> {
            assertWrongWord(operation, param, () -> request(operation, with(enough(spec), param, "pigeon"), Map.of()));
            if (spec.hasBody()) {
                Map<String, Object> fields = Map.of(param.field(), "pigeon");
                assertWrongWord(operation, param, () -> request(operation, without(enough(spec), param), fields));
            }
        });
    }

    private static void assertWrongWord(Operation operation, Param param, ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .satisfies(error -> assertThat(error)
                        .hasMessageStartingWith(operation.toString())
                        .hasMessageContaining("'pigeon'")
                        .hasMessageContaining(param.header())
                        .hasMessageContaining(String.join(", ", param.words())));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void knownWordsAreTaken(Operation operation) {
        Spec spec = spec(operation);
        spec.params()
                .forEach(param -> param.words()
                        .forEach(word -> assertThatNoException()
                                .isThrownBy(() -> request(operation, with(enough(spec), param, word), Map.of()))));
    }

    @Test
    void namesAreUniqueAndFoundAgain() {
        assertThat(Operation.values()).extracting(Operation::toString).doesNotHaveDuplicates();
        assertThat(Operation.values())
                .allSatisfy(operation ->
                        assertThat(Operation.named(operation.toString())).contains(operation));
    }

    @Test
    void summariesAreSentences() {
        assertThat(Operation.values())
                .extracting(operation -> operation.role().summary())
                .allSatisfy(summary -> assertThat(summary).matches("[A-Z].*\\.").hasSizeLessThan(120))
                .doesNotHaveDuplicates();
    }

    @Test
    void pagesOfTheReferenceAreUnique() {
        assertThat(calls().map(Samples::spec).map(Spec::page).filter(page -> page != null))
                .allSatisfy(page -> assertThat(page).startsWith("https://developers.chatwoot.com/api-reference/"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createMesage", "createmessage", "create-message", "CREATE_MESSAGE"})
    void theNearestNameIsTheOneThatWasMeant(String typo) {
        assertThat(Operation.named(typo)).isEmpty();
        assertThat(Operation.nearest(typo)).isEqualTo(Operation.CREATE_MESSAGE);
    }

    @Test
    void everyHeaderThatIsSentIsOfUseToAnOperation() {
        List<Spec> specs = calls().map(Samples::spec).toList();

        assertThat(Arrays.stream(Param.values()).filter(Param::isSent))
                .allSatisfy(param -> assertThat(specs).anyMatch(spec -> spec.uses(param)));
    }
}
