// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is sent for a parameter. What the server would silently take for something else, or answer with an error of its
 * own (500), is refused; what it refuses clearly is its business.
 */
record Checked(Operation operation, Spec spec) {

    /** The parameters that a message within a conversation has in common with a message of its own. */
    private static final List<Param> OF_FIRST_MESSAGE =
            List.of(Param.MESSAGE_TYPE, Param.CONTENT_TYPE, Param.CONTENT, Param.SENDER_TYPE);

    /** @throws IllegalArgumentException when it is nothing to send; the message names the header and the field */
    @Nullable
    Object value(Param param, @Nullable Object value) {
        if (param == Param.CUSTOM_ATTRIBUTES && spec.text() != param) {
            return attributes(param, value);
        }
        if (value == null) {
            return null;
        }
        checkWord(param, value);
        if (value instanceof CharSequence text) {
            checkText(param, text.toString());
        }
        if (param == Param.FIRST_MESSAGE && value instanceof Map<?, ?> message) {
            OF_FIRST_MESSAGE.forEach(each -> value(each, message.get(each.field())));
        }
        return switch (param.type()) {
            case MOMENT -> moment(param, value);
            case ADDRESSES -> addresses(value);
            default -> value;
        };
    }

    private void checkWord(Param param, Object value) {
        if (!param.words().isEmpty() && !param.words().contains(value)) {
            throw new IllegalArgumentException(operation + " does not know the " + Spelling.words(param.name()) + " '"
                    + Texts.shown(value) + "' " + where(param) + ": use one of " + String.join(", ", param.words()));
        }
    }

    private void checkText(Param param, String text) {
        if (text.indexOf('\0') >= 0) {
            throw refused(param, "holds a NUL character, which Chatwoot cannot store");
        }
        if (param.refusesEmpty() && text.isBlank()) {
            throw refused(param, "is empty, which the server would not understand: leave it out, or give one");
        }
        if (!param.allows(text)) {
            throw refused(
                    param,
                    "is not written like " + param.example() + ", which is what Chatwoot wants; it has " + text.length()
                            + " characters");
        }
    }

    /** The server stumbles where they should be replaced, and ignores them elsewhere. */
    private @Nullable Object attributes(Param param, @Nullable Object value) {
        Object plain = value == null || value instanceof Map<?, ?> ? value : plain(param, value);
        if (plain instanceof Map<?, ?> || (plain == null && !spec.needs().contains(param))) {
            return plain;
        }
        throw refused(param, "are no Map");
    }

    private @Nullable Object plain(Param param, Object value) {
        try {
            return Json.plain(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    refused(param, "cannot be used. ").getMessage() + e.getMessage(), e);
        }
    }

    private Object moment(Param param, Object value) {
        return Moment.of(value)
                .map(moment -> spec.form().iso().contains(param) ? moment.iso() : moment.seconds())
                .orElseThrow(() -> refused(
                        param,
                        "is no moment: use an Instant, a text such as 2030-01-31T08:00:00Z, or seconds (not"
                                + " milliseconds) since 1970"));
    }

    private static Object addresses(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value;
    }

    private IllegalArgumentException refused(Param param, String why) {
        return new IllegalArgumentException(
                operation + ": the " + Spelling.words(param.name()) + " " + where(param) + " " + why);
    }

    private static String where(Param param) {
        return "(header " + param.header() + ", field " + param.field() + ")";
    }
}
