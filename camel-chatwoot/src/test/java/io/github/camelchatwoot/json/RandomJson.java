// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON documents, and pointers that have a chance to lead somewhere in them. */
final class RandomJson {

    private static final List<String> NAMES = List.of("a", "b", "id", "ü", "0", "*", "", "a b");
    private static final List<String> STEPS = List.of("a", "b", "id", "ü", "", "a b", "0", "*");
    private static final List<String> VALUES = List.of(
            "0",
            "-7",
            "2147483648",
            "123456789012345678901234567890",
            "1.5",
            "-2.5e3",
            "true",
            "false",
            "null",
            "\"\"",
            "\"text\"",
            "\"\\u00fc \\\\ \\\" \\n \\ud83d\\udce6\"",
            "\"Zażółć 📦 }{][,:\"",
            "\"" + "long ".repeat(300) + "\"");
    private static final int DEPTH = 6;

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    /** A document without doubled names. */
    String document() {
        return space() + value(0) + space();
    }

    private String value(int depth) {
        int kind = depth >= DEPTH ? 2 : random.nextInt(depth == 0 ? 2 : 4);
        return switch (kind) {
            case 0 -> object(depth);
            case 1 -> list(depth);
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private String object(int depth) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        return names.stream()
                .limit(random.nextInt(NAMES.size() + 1))
                .map(name -> space() + "\"" + spelled(name) + "\"" + space() + ":" + space() + value(depth + 1))
                .collect(Collectors.joining(",", "{", space() + "}"));
    }

    private String list(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> space() + value(depth + 1))
                .collect(Collectors.joining(",", "[", space() + "]"));
    }

    /** Any spelling of a name. */
    String spelled(String name) {
        return name.chars()
                .mapToObj(c -> random.nextInt(4) == 0 ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private String space() {
        return " \n\t ".substring(0, random.nextInt(3));
    }

    /** Some pointers, of which no two are the same, and none asks for the first and any element of the same list. */
    List<String> pointers() {
        Set<String> pointers = new HashSet<>();
        Set<String> lists = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            StringBuilder pointer = new StringBuilder();
            boolean fits = true;
            for (int depth = random.nextInt(DEPTH); depth > 0 && fits; depth--) {
                String step = STEPS.get(random.nextInt(STEPS.size()));
                String other = step.equals("0") ? "*" : "0";
                fits = !(step.equals("0") || step.equals("*")) || !lists.contains(pointer + "/" + other);
                pointer.append('/').append(step);
                lists.add(pointer.toString());
            }
            if (fits) {
                pointers.add(pointer.toString());
            }
        }
        return List.copyOf(pointers);
    }
}
