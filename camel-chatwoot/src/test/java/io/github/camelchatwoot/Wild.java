// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/** Values that nobody expects, the same ones for the same seed. For one thread. */
@SuppressWarnings({"DoNotCallSuggester", "JavaUtilDate", "UnnecessaryStringBuilder"}) // such values are the point
final class Wild {

    private static final int LONG_TEXT = 100_000;

    private static final List<String> PIECES = List.of(
            "a",
            "Ada",
            "7",
            "42",
            " ",
            ".",
            "..",
            "/",
            "//",
            "\\",
            "%",
            "%2e",
            "%2e%2e%2f",
            "%00",
            "{}",
            "{account_id}",
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\t",
            "\u0001",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\"",
            "'",
            "`",
            ";",
            ",",
            ":",
            "?",
            "#",
            "&",
            "=",
            "+",
            "@",
            "[",
            "]",
            "[]",
            "<",
            ">",
            "|",
            "$",
            "é",
            "ß",
            "漢字",
            "مرحبا",
            "\u202e",
            "\u200f",
            "😀",
            "👩‍👩‍👧",
            "\uFEFF",
            "\uFFFF",
            " HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "\r\nX-Evil: 1\r\n",
            "GET /evil HTTP/1.1",
            "null",
            "true",
            "$simple{body}",
            "${jndi:ldap://evil}");

    private static final List<String> HALVES = List.of("\ud83d", "\ude00", "\ude00\ud83d", "a\ud800b");

    private final Random random;

    /** A bean as a route may have one. */
    record Bean(String name, List<Integer> numbers, Map<String, Object> more) {}

    /** A bean that cannot be read. */
    static final class Broken {
        public String getName() {
            throw new IllegalStateException("no name");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    Wild(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A text of pieces that mean something to somebody; now and then a long one, or one that is not quite Unicode. */
    String text() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(5);
        for (int i = 0; i <= pieces; i++) {
            text.append(one(PIECES));
        }
        if (chance(0.03)) {
            text.append(one(HALVES));
        }
        if (chance(0.004)) {
            text.append(text.toString().repeat(LONG_TEXT / text.length()));
        }
        return text.toString();
    }

    /** Something that may be meant as an id. */
    Object id() {
        long whole = one(List.of(0L, 1L, -1L, 42L, Long.MAX_VALUE, Long.MIN_VALUE, 1L + Integer.MAX_VALUE));
        return one(List.<Supplier<Object>>of(
                        () -> (int) whole,
                        () -> whole,
                        () -> Long.toString(whole),
                        () -> " " + whole + " ",
                        () -> BigInteger.valueOf(whole),
                        () -> BigInteger.TWO.pow(70).add(BigInteger.valueOf(whole)),
                        () -> BigDecimal.valueOf(whole),
                        () -> BigDecimal.valueOf(whole).add(new BigDecimal("0.5")),
                        () -> (double) (int) whole,
                        () -> whole + 0.5,
                        () -> one(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1e300, -0.0)),
                        () -> (short) whole,
                        () -> JsonNodeFactory.instance.numberNode(whole),
                        this::text))
                .get();
    }

    /** What a parameter is for, most of the time. */
    @Nullable
    Object value(Param param) {
        if (chance(0.08)) {
            return any(2);
        }
        if (!param.words().isEmpty()) {
            return chance(0.9) ? one(param.words()) : text();
        }
        return switch (param.type()) {
            case TEXT, ADDRESSES -> text();
            case MOMENT -> chance(0.5) ? one(List.of(Instant.EPOCH, "2026-01-02T03:04:05Z", 1_767_323_045L)) : text();
            case ID, NUMBER -> id();
            case FLAG -> one(List.of(true, false, "true", "FALSE", " true ", "yes", 1));
            case IDS -> chance(0.5) ? list(this::id) : one(List.of("1,2", 7, List.of(), new Object[] {1, "2"}));
            case LIST -> chance(0.7) ? list(this::text) : text();
            case OBJECT -> map(2);
            case ANY -> any(2);
            case FILE -> file();
            case FILES -> chance(0.5) ? file() : list(this::file);
        };
    }

    /** A file, or what may be taken for one. */
    Object file() {
        byte[] content = text().getBytes(StandardCharsets.UTF_8);
        return chance(0.6) ? content : chance(0.5) ? new ByteArrayInputStream(content) : text();
    }

    private List<Object> list(Supplier<Object> items) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(chance(0.05) ? null : items.get());
        }
        return list;
    }

    /** A map whose keys are texts most of the time. */
    Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Object key = chance(0.9) ? text() : one(Arrays.asList(7, null, true, UUID.randomUUID()));
            map.put(key, any(depth - 1));
        }
        return map;
    }

    /** Any value at all. */
    @Nullable
    Object any(int depth) {
        if (depth > 0 && chance(0.3)) {
            return chance(0.5) ? map(depth) : list(() -> any(depth - 1));
        }
        return chance(0.7) ? plain() : exotic();
    }

    private @Nullable Object plain() {
        return one(List.<Supplier<@Nullable Object>>of(
                        this::text, this::text, this::id, () -> true, () -> null, () -> 1.5, () -> 'c', () -> (byte) 3))
                .get();
    }

    private Object exotic() {
        return one(List.<Supplier<Object>>of(
                        () -> new Bean(text(), List.of(1, 2), Map.of("k", text())),
                        Broken::new,
                        Object::new,
                        () -> new Date(0),
                        () -> Instant.EPOCH,
                        () -> UUID.nameUUIDFromBytes(new byte[] {1}),
                        () -> TimeUnit.DAYS,
                        () -> Optional.of(text()),
                        () -> new StringBuilder(text()),
                        () -> text().getBytes(StandardCharsets.UTF_8),
                        () -> text().toCharArray(),
                        () -> new Object[] {text(), null, 7},
                        () -> new int[] {1, 2},
                        () -> new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)),
                        () -> new IllegalStateException("as a value"),
                        () -> Thread.State.NEW,
                        () -> String.class,
                        () -> List.of(1, 2).stream(),
                        Wild::endless,
                        Wild::deep,
                        () -> new TextNode(text()),
                        () -> NullNode.instance,
                        () -> new JsonMapper().createArrayNode().add(1).addNull(),
                        () -> new JsonMapper().createObjectNode().put(text(), text())))
                .get();
    }

    /** A map that holds itself. */
    private static Map<String, Object> endless() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", List.of(map));
        return map;
    }

    private static Object deep() {
        Object value = "bottom";
        for (int i = 0; i < 20_000; i++) {
            value = i % 2 == 0 ? Map.of("k", value) : List.of(value);
        }
        return value;
    }
}
