// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A version of Chatwoot: numbers with dots. What follows them, such as {@code -rc1} or {@code -ee}, does not count.
 *
 * @param text as it was written
 */
public record Version(String text) {

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){0,9})(?![\\d]).*");

    /** @throws IllegalArgumentException when the text does not begin with numbers */
    public Version {
        if (!NUMBERS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version");
        }
    }

    /** The version that somebody says; empty when that is none. */
    static Optional<Version> of(@Nullable Object said) {
        return said instanceof String text && NUMBERS.matcher(text).matches()
                ? Optional.of(new Version(text))
                : Optional.empty();
    }

    /** Whether it comes before another one. Missing numbers are 0. */
    public boolean isOlderThan(Version other) {
        List<Integer> mine = numbers();
        List<Integer> others = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            int order = Integer.compare(at(mine, i), at(others, i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private List<Integer> numbers() {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.matches()
                ? Arrays.stream(matcher.group(1).split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList()
                : List.of();
    }

    private static int at(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
