// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that the interface uses for constants. */
public final class Words {
    private Words() {}

    /** {@code INPUT_SELECT} is {@code input_select} on the wire. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
