// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** SQL's pattern of a searched text, in which percent signs and underscores keep their meaning. */
final class Like {
    private final Pattern caseless;
    private final Pattern exact;

    Like(String text) {
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

    boolean matches(@Nullable String text) {
        return text != null && caseless.matcher(text).matches();
    }

    boolean matchesExactly(@Nullable String text) {
        return text != null && exact.matcher(text).matches();
    }
}
