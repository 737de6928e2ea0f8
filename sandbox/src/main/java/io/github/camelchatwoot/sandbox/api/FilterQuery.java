// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A filter: conditions joined by AND and OR, of which AND binds more tightly.
 *
 * @param keys the attributes that can be filtered by, in the order in which the server lists them
 * @param custom finds the values of an attribute that the account defined, null for one that it did not
 */
record FilterQuery<R>(Map<String, Key<R>> keys, Function<String, @Nullable Function<R, List<String>>> custom) {
    static final List<String> EQUALITY = List.of("equal_to", "not_equal_to");
    static final List<String> PRESENCE = List.of("equal_to", "not_equal_to", "is_present", "is_not_present");
    static final List<String> TEXT = List.of("equal_to", "not_equal_to", "contains", "does_not_contain");
    static final List<String> DATE = List.of("is_greater_than", "is_less_than", "days_before");
    private static final List<String> ANY = List.of(
            "equal_to",
            "not_equal_to",
            "contains",
            "does_not_contain",
            "is_present",
            "is_not_present",
            "starts_with",
            "is_greater_than",
            "is_less_than",
            "days_before");

    /** An attribute: the operators that it knows, and its values in a row; none when it has none. */
    record Key<R>(List<String> operators, Function<R, List<String>> values) {}

    Stream<R> apply(Params params, Stream<R> rows, Instant now) {
        Predicate<R> whole = row -> false;
        Predicate<R> group = row -> true;
        if (!(params.raw("payload") instanceof ArrayNode conditions) || conditions.isEmpty()) {
            return rows;
        }
        for (JsonNode condition : conditions) {
            group = group.and(condition(condition, now));
            if ("or".equalsIgnoreCase(condition.path("query_operator").asText(""))) {
                whole = whole.or(group);
                group = row -> true;
            }
        }
        return rows.filter(whole.or(group));
    }

    private Predicate<R> condition(JsonNode condition, Instant now) {
        String name = condition.path("attribute_key").asText("");
        String operator = condition.path("filter_operator").asText("");
        Key<R> key = keys.get(name);
        if (key == null) {
            Function<R, List<String>> values = custom.apply(name);
            if (values == null) {
                throw Refusal.error(
                        422,
                        "Invalid attribute key - [" + name + "]. The key should be one of ["
                                + String.join(",", keys.keySet())
                                + "] or a custom attribute defined in the account.");
            }
            key = new Key<>(ANY, values);
        }
        if (!key.operators().contains(operator)) {
            throw Refusal.error(
                    422,
                    "Invalid operator. The allowed operators for " + name + " are [" + String.join(",", key.operators())
                            + "].");
        }
        Function<R, List<String>> values = key.values();
        Predicate<List<String>> test = test(name, operator, wanted(name, condition), now);
        return row -> test.test(lowerCase(values.apply(row)));
    }

    /** Without a stream, because a filter looks at every row. */
    private static List<String> lowerCase(List<String> values) {
        List<String> lower = new ArrayList<>(values.size());
        for (String value : values) {
            lower.add(value.toLowerCase(Locale.ROOT));
        }
        return lower;
    }

    private static List<String> wanted(String name, JsonNode condition) {
        List<String> wanted = new ArrayList<>();
        JsonNode values = condition.path("values");
        if (values.isArray()) {
            values.forEach(value -> wanted.add(text(name, value)));
        } else if (!values.isMissingNode() && !values.isNull()) {
            wanted.add(text(name, values));
        }
        return wanted;
    }

    /** Phone numbers are compared with exactly one plus sign. */
    private static String text(String name, JsonNode value) {
        JsonNode plain = value.isObject() && value.has("id") ? value.get("id") : value;
        String text = plain.asText().toLowerCase(Locale.ROOT);
        return "phone_number".equals(name) ? "+" + text.replaceFirst("^\\++", "") : text;
    }

    private static Predicate<List<String>> test(String name, String operator, List<String> wanted, Instant now) {
        return switch (operator) {
            case "equal_to" -> values -> values.stream().anyMatch(wanted::contains);
            case "not_equal_to" -> values -> values.stream().noneMatch(wanted::contains);
            case "contains" ->
                values -> values.stream().anyMatch(value -> wanted.stream().anyMatch(value::contains));
            case "does_not_contain" ->
                values -> values.stream().noneMatch(value -> wanted.stream().anyMatch(value::contains));
            case "starts_with" ->
                values -> values.stream().anyMatch(value -> wanted.stream().anyMatch(value::startsWith));
            case "is_present" -> values -> !values.isEmpty();
            case "is_not_present" -> List::isEmpty;
            case "is_greater_than" -> dates(date(name, wanted), true);
            case "is_less_than" -> dates(date(name, wanted), false);
            default -> dates(daysBefore(name, wanted, now), false);
        };
    }

    private static Predicate<List<String>> dates(LocalDate limit, boolean after) {
        Instant begin = limit.atStartOfDay(ZoneOffset.UTC).toInstant();
        return values -> values.stream()
                .map(Instant::parse)
                .anyMatch(moment -> after ? moment.isAfter(begin) : moment.isBefore(begin));
    }

    private static LocalDate date(String name, List<String> wanted) {
        try {
            return LocalDate.parse(wanted.isEmpty() ? "" : wanted.get(0));
        } catch (DateTimeParseException e) {
            throw invalidValue(name);
        }
    }

    private static LocalDate daysBefore(String name, List<String> wanted, Instant now) {
        long days = Params.integer(wanted.isEmpty() ? "" : wanted.get(0)).orElseThrow(() -> invalidValue(name));
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    }

    private static Refusal invalidValue(String name) {
        return Refusal.error(422, "Invalid value. The values provided for " + name + " are invalid");
    }
}
