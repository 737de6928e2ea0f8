// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/options.md}: the options of endpoints and component, with the sentences that designers show. */
final class OptionsPage {

    private static final String INTRODUCTION = """
            # Options

            <!-- Made from the component's metadata by DocsTest; do not edit. -->

            Options of an endpoint stand behind the `?` of its URI. All but those that Camel gives every endpoint can be set for
            all endpoints at once: `camel.component.chatwoot.access-token` is the option `accessToken`. Durations are
            milliseconds, or texts such as `30s` and `2m`.

            """;

    private OptionsPage() {}

    static String text() {
        Map<String, Map<String, Object>> options = ComponentMetadata.all("properties");
        Map<String, Map<String, Object>> ofComponent =
                new LinkedHashMap<>(ComponentMetadata.all("componentProperties"));
        ofComponent.keySet().removeAll(options.keySet());
        Map<String, Map<String, Object>> ofEndpoint = new LinkedHashMap<>(options);
        ofEndpoint.remove("operation"); // the path; see operations.md
        String groups = ofEndpoint.values().stream()
                .map(option -> String.valueOf(option.get("group")))
                .distinct()
                .map(group -> section(title(group), in(group, ofEndpoint)))
                .collect(Collectors.joining("\n"));
        return INTRODUCTION + groups + "\n" + section("Of the component only", ofComponent);
    }

    private static String title(String group) {
        return group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1);
    }

    private static Map<String, Map<String, Object>> in(String group, Map<String, Map<String, Object>> options) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>(options);
        found.values().removeIf(option -> !group.equals(option.get("group")));
        return found;
    }

    private static String section(String title, Map<String, Map<String, Object>> options) {
        return options.entrySet().stream()
                .map(option -> row(option.getKey(), option.getValue()))
                .collect(Collectors.joining(
                        "", "## " + title + "\n\n| option | type | default | what it is |\n|---|---|---|---|\n", ""));
    }

    private static String row(String name, Map<String, Object> option) {
        Object initial = option.get("defaultValue");
        return "| `" + name + "` | " + type(option) + " | " + (initial == null ? "" : "`" + initial + "`") + " | "
                + option.get("description") + " |\n";
    }

    private static String type(Map<String, Object> option) {
        if (option.get("enum") instanceof List<?> words) {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        return switch (String.valueOf(option.get("type"))) {
            case "integer" -> "whole number";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "object" -> {
                String type = String.valueOf(option.get("javaType")).replaceFirst("<.*", "");
                yield "`" + type.substring(type.lastIndexOf('.') + 1) + "`";
            }
            default -> String.valueOf(option.get("type"));
        };
    }
}
