// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import org.jspecify.annotations.Nullable;

/** Texts that come from anywhere. */
final class Texts {

    private static final int SHOWN = 100;

    private Texts() {}

    /**
     * A text as it is.
     *
     * @param where names the text's place, for the message
     * @throws IllegalArgumentException when half of a character is missing: it would be sent as another text
     */
    static String whole(String text, String where) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(where + " is not a whole text: at " + i
                        + " there is half of a character (a surrogate). Was it cut there?");
            }
        }
        return text;
    }

    /** The beginning of a value in a form that cannot do harm in a log. */
    static String shown(@Nullable Object value) {
        String text = value == null || value instanceof CharSequence || value instanceof Number
                ? String.valueOf(value)
                : value.getClass().getName(); // others may never end
        String begin = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return begin.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
