// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.ArrayList;
import java.util.List;

/** The texts of messages, within the limits of Chatwoot. */
final class Content {

    /** In characters as the server counts them: a pair of surrogates is one. */
    static final int LONGEST = 150_000;

    /** How far from the end of a part a place is looked for where the text may be cut. */
    private static final int NEAR = 1_000;

    private Content() {}

    /** How many NUL characters there are, which the server cannot store. */
    static int nuls(String text) {
        return (int) text.chars().filter(c -> c == '\0').count();
    }

    static String withoutNuls(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    static boolean isTooLong(String text) {
        return text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST;
    }

    /** The text in parts that are short enough, cut between lines or words where there is such a place. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        while (text.codePointCount(begin, text.length()) > LONGEST) {
            int end = cut(text, begin, text.offsetByCodePoints(begin, LONGEST));
            parts.add(text.substring(begin, end));
            begin = end;
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static int cut(String text, int begin, int latest) {
        int earliest = Math.max(begin + 1, latest - NEAR);
        for (String separator : List.of("\n", " ")) {
            int at = text.lastIndexOf(separator, latest - 1);
            if (at >= earliest) {
                return at + 1;
            }
        }
        return latest;
    }
}
