// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Shows a conversation as Chatwoot has it. */
public final class Transcript {

    private static final int WIDTH = 56;

    private Transcript() {}

    /**
     * A line for each message.
     *
     * @param messages as Chatwoot lists them
     */
    public static String of(long conversation, List<? extends Map<?, ?>> messages) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "  Conversation %d%n%n  %-8s %-10s %-" + WIDTH + "s %s%n",
                conversation,
                "message",
                "from",
                "text",
                "state"));
        messages.forEach(message -> text.append(line(message)));
        return text.toString();
    }

    private static String line(Map<?, ?> message) {
        return String.format(
                "  %-8s %-10s %-" + WIDTH + "s %s%n",
                message.get("id"),
                from(message),
                cut(Objects.toString(message.get("content"), "")),
                state(message));
    }

    private static String from(Map<?, ?> message) {
        if (Boolean.TRUE.equals(message.get("private"))) {
            return "note";
        }
        return switch (String.valueOf(message.get("message_type"))) {
            case "0" -> "customer";
            case "1" -> isBot(message.get("sender")) ? "bot" : "agent";
            case "3" -> "automatic";
            default -> "activity";
        };
    }

    private static boolean isBot(@Nullable Object sender) {
        return sender instanceof Map<?, ?> who && "agent_bot".equals(who.get("type"));
    }

    private static String state(Map<?, ?> message) {
        if (!from(message).equals("agent")) {
            return "";
        }
        Object error = message.get("content_attributes") instanceof Map<?, ?> attributes
                ? attributes.get("external_error")
                : null;
        return message.get("status") + (error == null ? "" : ": " + cut(error.toString()));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }
}
