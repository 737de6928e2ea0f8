// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.replay.Difference.Kind;

/** Compares two JSON documents: how they are built, and what is in them as far as that is not volatile. */
final class Comparison {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Ids ids;
    private final String event;

    /** Of answers. */
    Comparison(Ids ids) {
        this(ids, "");
    }

    private Comparison(Ids ids, String event) {
        this.ids = ids;
        this.event = event;
    }

    /** The same for what is told of an event. */
    Comparison of(String told) {
        return new Comparison(ids, told);
    }

    /** All differences. */
    List<Difference> differences(JsonNode want, JsonNode got) {
        return differences("", "", want, got);
    }

    private List<Difference> differences(String key, String path, JsonNode wanted, JsonNode gotten) {
        JsonNode want = withoutIdsAsKeys(wanted);
        JsonNode got = withoutIdsAsKeys(gotten);
        if (!event.isEmpty() && Volatile.isRace("/" + event + path, want, got)) {
            return List.of(Difference.of(Kind.RACE, path, want, got));
        }
        String type = type(want);
        if (!type.equals(type(got))) {
            return ofTypes(key, path, want, got);
        }
        return switch (type) {
            case "array" -> ofArrays(key, path, want, got);
            case "object" -> ofObjects(key, path, want, got);
            default ->
                Volatile.same(key, want, got, ids) ? List.of() : List.of(Difference.of(Kind.VALUE, path, want, got));
        };
    }

    private static List<Difference> ofTypes(String key, String path, JsonNode want, JsonNode got) {
        if (want.isNull() || got.isNull()) {
            return List.of(Difference.of(Kind.NULL, path, want, got));
        }
        if (want.isNumber() && got.isNumber() && Volatile.isDuration(key)) {
            return List.of();
        }
        boolean empty = want.isContainerNode() && got.isContainerNode() && (want.isEmpty() || got.isEmpty());
        return List.of(Difference.of(empty ? Kind.EMPTY : Kind.TYPE, path, want, got));
    }

    private List<Difference> ofArrays(String key, String path, JsonNode want, JsonNode got) {
        if (want.isEmpty() != got.isEmpty()) {
            return List.of(Difference.of(Kind.EMPTY, path, want, got));
        }
        List<Difference> all = new ArrayList<>();
        if (want.size() != got.size()) {
            all.add(Difference.of(Kind.LENGTH, path, want.size(), got.size()));
        }
        List<Difference> inOrder = IntStream.range(0, Math.min(want.size(), got.size()))
                .mapToObj(i -> differences(key, path + "/" + i, want.get(i), got.get(i)))
                .flatMap(List::stream)
                .toList();
        if (!inOrder.isEmpty()) {
            List<Pairing.Pair> pairs = Pairing.of(
                    want.size(),
                    got.size(),
                    (i, j) -> Optional.of(differences(key, path + "/" + i, want.get(i), got.get(j))));
            List<Difference> other =
                    pairs.stream().flatMap(pair -> pair.differences().stream()).toList();
            if (pairs.stream().anyMatch(pair -> pair.want() != pair.got())
                    && Pairing.cost(other) < Pairing.cost(inOrder)) {
                all.add(Difference.of(
                        Kind.ORDER,
                        path,
                        pairs.stream().map(Pairing.Pair::want).toList(),
                        pairs.stream().map(Pairing.Pair::got).toList()));
                all.addAll(other);
                return all;
            }
        }
        all.addAll(inOrder);
        return all;
    }

    private List<Difference> ofObjects(String key, String path, JsonNode want, JsonNode got) {
        List<Difference> all = new ArrayList<>();
        for (String name : keys(want)) {
            String place = path + "/" + name;
            if (got.has(name)) {
                // changed_attributes: judged as the attribute that they are of
                boolean change = name.equals("current_value") || name.equals("previous_value");
                all.addAll(differences(change ? key : name, place, want.get(name), got.get(name)));
            } else if (!Volatile.mayBeMissing(name)) {
                all.add(Difference.of(Kind.MISSING, place, want.get(name), ""));
            }
        }
        for (String name : keys(got)) {
            if (!want.has(name) && !Volatile.mayBeMissing(name)) {
                all.add(Difference.of(Kind.EXTRA, path + "/" + name, "", got.get(name)));
            }
        }
        List<String> wantedOrder = keys(want).stream().filter(got::has).toList();
        List<String> order = keys(got).stream().filter(want::has).toList();
        if (!wantedOrder.equals(order)) {
            all.add(Difference.of(Kind.ORDER_OF_KEYS, path, wantedOrder, order));
        }
        return all;
    }

    private static List<String> keys(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "fraction";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> value.getNodeType().toString();
        };
    }

    /** Where the keys are ids, they are as volatile as ids are. */
    private static JsonNode withoutIdsAsKeys(JsonNode value) {
        if (!value.isObject()
                || value.isEmpty()
                || !keys(value).stream().allMatch(key -> DIGITS.matcher(key).matches())) {
            return value;
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        value.forEach(values::add);
        return values;
    }
}
