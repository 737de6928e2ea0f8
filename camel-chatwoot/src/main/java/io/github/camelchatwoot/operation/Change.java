// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what is there and what is given become what is there afterwards. */
public enum Change {
    /** Labels that are not there yet are put behind the others. */
    ADD(Param.LABELS) {
        @Override
        Object applied(Object stored, Object given) {
            List<String> labels = labels(stored).collect(Collectors.toCollection(ArrayList::new));
            Set<String> there = labels.stream().map(Change::compared).collect(Collectors.toSet());
            named(given).filter(label -> there.add(compared(label))).forEach(labels::add);
            return labels;
        }
    },
    /** Labels are taken out of those that are there. */
    REMOVE(Param.LABELS) {
        @Override
        Object applied(Object stored, Object given) {
            Set<String> gone = named(given).map(Change::compared).collect(Collectors.toSet());
            return labels(stored)
                    .filter(label -> !gone.contains(compared(label)))
                    .toList();
        }
    },
    /** Keys are set; those with null are removed. */
    MERGE(Param.CUSTOM_ATTRIBUTES) {
        @Override
        Object applied(Object stored, Object given) {
            Map<Object, Object> merged = new LinkedHashMap<>((Map<?, ?>) stored);
            ((Map<?, ?>) given).forEach((key, value) -> {
                if (value == null) {
                    merged.remove(String.valueOf(key));
                } else {
                    merged.put(String.valueOf(key), value);
                }
            });
            return merged;
        }
    };

    private final Param param;

    Change(Param param) {
        this.param = param;
    }

    /** What is changed. */
    public Param param() {
        return param;
    }

    abstract Object applied(Object stored, Object given);

    private static Stream<String> labels(Object stored) {
        return ((List<?>) stored).stream().map(String::valueOf);
    }

    /** The labels that are meant: the server too takes a comma for the end of a label. */
    private static Stream<String> named(Object given) {
        return ((List<?>) given)
                .stream()
                        .flatMap(label -> Arrays.stream(String.valueOf(label).split(",", -1)))
                        .map(String::strip)
                        .filter(label -> !label.isEmpty());
    }

    /** The server takes labels that differ in case only for the same. */
    private static String compared(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
