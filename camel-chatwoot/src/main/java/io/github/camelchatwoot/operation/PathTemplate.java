// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with variables such as {@code {conversation_id}}, which name a {@link Param}. Immutable; taken apart once,
 * when the table is loaded.
 */
public final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final String text;
    private final String shown;
    private final List<Param> variables;

    /** What stands before each variable, and at last what stands behind all of them. */
    private final List<String> between;

    /** @throws IllegalArgumentException when a variable names no parameter */
    PathTemplate(String text) {
        List<Param> found = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            fixed.add(text.substring(end, matcher.start()));
            found.add(Param.ofVariable(matcher.group(1)));
            end = matcher.end();
        }
        fixed.add(text.substring(end));
        this.text = text;
        this.shown = PathSegment.shown(text);
        this.variables = List.copyOf(found);
        this.between = List.copyOf(fixed);
    }

    /** The parameters in it, in order. */
    List<Param> variables() {
        return variables;
    }

    /** The template in words that are safe to print. */
    String shown() {
        return shown;
    }

    /** The path with a value, escaped, for each of its variables. */
    String filled(Function<Param, String> value) {
        if (variables.isEmpty()) {
            return text;
        }
        StringBuilder path = new StringBuilder(text.length()).append(between.get(0));
        for (int i = 0; i < variables.size(); i++) {
            path.append(value.apply(variables.get(i))).append(between.get(i + 1));
        }
        return path.toString();
    }

    /** The template as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
