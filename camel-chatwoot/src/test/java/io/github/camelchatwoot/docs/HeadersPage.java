// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelchatwoot.operation.Param;

/** {@code docs/headers.md}: the table of headers, with the sentences that designers show. */
final class HeadersPage {

    private static final String INTRODUCTION = """
            # Headers

            <!-- Made from the table Param by DocsTest; do not edit. -->

            %d headers. Which operation takes which: [operations.md](operations.md). A header wins over an option of the endpoint
            (those that have one are marked), that over an option of the component, and that over a field of the body.

            """;

    private HeadersPage() {}

    static String text() {
        Map<String, Map<String, Object>> metadata = ComponentMetadata.all("headers");
        return INTRODUCTION.formatted(Param.values().length)
                + section("Set by answers and events, read by calls", Param.SHARED::contains, metadata)
                + section("Read by calls", param -> param.isSent() && !Param.SHARED.contains(param), metadata)
                + section(
                        "Read by the component, or set by the answers of lists",
                        param -> !param.isSent() && !isOfEvents(param),
                        metadata)
                + section("Set by events", HeadersPage::isOfEvents, metadata).stripTrailing()
                + "\n";
    }

    private static boolean isOfEvents(Param param) {
        return param.describesEvent();
    }

    private static String section(String title, Predicate<Param> which, Map<String, Map<String, Object>> metadata) {
        return Arrays.stream(Param.values())
                .filter(which)
                .map(param -> row(param, metadata))
                .collect(Collectors.joining(
                        "", "## " + title + "\n\n| header | type | field | what it is |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(Param param, Map<String, Map<String, Object>> metadata) {
        String description = String.valueOf(
                Objects.requireNonNull(metadata.get(param.header())).get("description"));
        String option = Param.OPTIONS.contains(param) ? " Option `" + param.option() + "`." : "";
        List<String> words = param.words();
        String known = words.isEmpty() ? "" : " One of `" + String.join("`, `", words) + "`.";
        String like = param.example().isEmpty() ? "" : " Written like `" + param.example() + "`.";
        String empty = param.leavesOutEmpty()
                ? " Left out when it is empty."
                : param.refusesEmpty() ? " Refused when it is empty." : "";
        String field = param.isSent() ? "`" + param.field() + "`" : "";
        return "| `" + param.header() + "` | " + type(param) + " | " + field + " | " + description + known + like
                + empty + option + " |\n";
    }

    private static String type(Param param) {
        return switch (param.type()) {
            case TEXT -> "text";
            case ID, NUMBER -> "whole number";
            case FLAG -> "true or false";
            case OBJECT -> "Map";
            case LIST -> "List";
            case IDS -> "List of ids";
            case FILE -> "file";
            case FILES -> "files";
            case MOMENT -> "moment";
            case ADDRESSES -> "addresses";
            case ANY -> "any";
        };
    }
}
