// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** SQL's pattern of a searched text, in which percent signs and underscores keep their meaning. */
final class Like {
    private final String text;
    private final boolean plain;
    private final Pattern caseless;
    private final Pattern exact;

    Like(String text) {
        this.text = text;
        this.plain = text.indexOf('%') < 0 && text.indexOf('_') < 0;
        StringBuilder expression = new StringBuilder(".*");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            expression.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        expression.append(".*");
        exact = Pattern.compile(expression.toString(), Pattern.DOTALL);
        caseless = Pattern.compile(
                expression.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean matches(@Nullable String candidate) {
        return candidate != null
                && (plain ? contains(candidate) : caseless.matcher(candidate).matches());
    }

    boolean matchesExactly(@Nullable String candidate) {
        return candidate != null
                && (plain ? candidate.contains(text) : exact.matcher(candidate).matches());
    }

    /** Whatever the case; without the pattern, because a search looks at every row. */
    private boolean contains(String candidate) {
        for (int i = 0; i <= candidate.length() - text.length(); i++) {
            if (candidate.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }
}
