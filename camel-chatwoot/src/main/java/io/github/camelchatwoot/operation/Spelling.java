// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.Locale;

/** How constants are spelled elsewhere. */
final class Spelling {

    private Spelling() {}

    /** {@code CREATE_MESSAGE} as {@code CreateMessage}. */
    static String pascalCase(String constant) {
        StringBuilder words = new StringBuilder(constant.length());
        boolean first = true;
        for (int i = 0; i < constant.length(); i++) {
            char letter = constant.charAt(i);
            if (letter == '_') {
                first = true;
            } else {
                words.append(first ? letter : Character.toLowerCase(letter));
                first = false;
            }
        }
        return words.toString();
    }

    /** {@code CREATE_MESSAGE} as {@code createMessage}. */
    static String camelCase(String constant) {
        String pascal = pascalCase(constant);
        return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    /** {@code CONVERSATION_ID} as {@code conversation_id}. */
    static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /** {@code CONVERSATION_ID} as {@code conversation id}. */
    static String words(String constant) {
        return lower(constant).replace('_', ' ');
    }

    /** How many letters must be changed, added or removed to come from one text to the other (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
