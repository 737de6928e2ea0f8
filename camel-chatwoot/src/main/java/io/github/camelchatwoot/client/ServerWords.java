// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an error says. Chatwoot has five shapes of them: {@code error} as text or object, {@code message}
 * with {@code attributes}, a list of {@code errors}, Rails' own page as JSON, and plain text; a proxy in front adds
 * HTML.
 *
 * @param text the words, at most 500 characters, or an empty text
 * @param attributes the fields that the server names
 */
record ServerWords(String text, List<String> attributes) {

    private static final int LIMIT = 500;
    /** Where the words of a page are looked for, in characters. */
    private static final int BEGINNING = 20_000;

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    static ServerWords of(Answer answer) {
        if (answer.body().length == 0) {
            return new ServerWords("", List.of());
        }
        if (answer.isJson()) {
            Object body = parsed(answer);
            if (body instanceof Map<?, ?> map) {
                return new ServerWords(cut(words(map)), texts(map.get("attributes")));
            }
        }
        return new ServerWords(cut(plain(answer)), List.of());
    }

    private static @Nullable Object parsed(Answer answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException notJson) {
            return null; // then it is reported as the text that it is
        }
    }

    private static String words(Map<?, ?> map) {
        Object errors = map.get("errors");
        if (errors instanceof List<?> list) {
            return String.join(", ", texts(list));
        }
        Object words = map.get("error") != null ? map.get("error") : map.get("message");
        if (words instanceof String text) {
            return text;
        }
        return Json.text(words == null ? map : words);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.toList())
                : List.of();
    }

    private static String plain(Answer answer) {
        String all = answer.text();
        String text = all.length() <= BEGINNING ? all : all.substring(0, BEGINNING);
        if (!answer.mediaType().equals("text/html")) {
            return text.strip();
        }
        Matcher title = TITLE.matcher(text);
        String shown = title.find() ? title.group(1) : TAG.matcher(text).replaceAll(" ");
        return "web page \"" + shown.strip().replaceAll("\\s+", " ") + "\"";
    }

    /** The beginning of a text of the server, without what could do harm in a log. */
    static String cut(String text) {
        String begin = text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
        return begin.replaceAll("\\p{Cntrl}", " ");
    }
}
