// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import org.jspecify.annotations.Nullable;

/**
 * The part of the template language that outgoing texts use: variables and raw sections. What it does not know
 * vanishes, code between backticks stays, and a text with any other tag stays as it is.
 */
final class Liquid {
    private static final Pattern TOKEN = Pattern.compile(
            "`[^`]*`|\\{%-?\\s*raw\\s*-?%\\}(?<raw>.*?)\\{%-?\\s*endraw\\s*-?%\\}|\\{\\{-?(?<variable>.*?)-?\\}\\}",
            Pattern.DOTALL);
    private static final Pattern OTHER_TAG = Pattern.compile("\\{[{%]");

    private final Conversation conversation;
    private final @Nullable Sender sender;

    Liquid(Conversation conversation, @Nullable Sender sender) {
        this.conversation = conversation;
        this.sender = sender;
    }

    String render(String template) {
        if (OTHER_TAG.matcher(TOKEN.matcher(template).replaceAll("")).find()) {
            return template;
        }
        return TOKEN.matcher(template).replaceAll(token -> Matcher.quoteReplacement(value((Matcher) token)));
    }

    private String value(Matcher token) {
        String raw = token.group("raw");
        String variable = token.group("variable");
        if (raw != null) {
            return raw;
        }
        return variable == null ? token.group() : variable(variable.split("\\|", -1)[0].strip());
    }

    private String variable(String path) {
        String[] parts = path.split("\\.", 2);
        String field = parts.length < 2 ? "" : parts[1];
        return switch (parts[0]) {
            case "contact" -> contact(conversation.contact(), field);
            case "agent" -> sender instanceof User || sender instanceof AgentBot ? agent(sender, field) : "";
            case "conversation" -> "display_id".equals(field) ? String.valueOf(conversation.displayId) : "";
            case "inbox" ->
                "name".equals(field)
                        ? conversation.inbox().name
                        : "id".equals(field) ? String.valueOf(conversation.inbox().id) : "";
            case "account" -> "name".equals(field) ? conversation.account.name : "";
            default -> "";
        };
    }

    private static String contact(Contact contact, String field) {
        return switch (field) {
            case "id" -> String.valueOf(contact.id);
            case "email" -> text(contact.email);
            case "phone_number" -> text(contact.phoneNumber);
            default ->
                field.startsWith("custom_attribute.")
                        ? contact.customAttributes
                                .path(field.substring("custom_attribute.".length()))
                                .asText("")
                        : name(contact.name, field);
        };
    }

    private static String agent(Sender agent, String field) {
        return agent instanceof User user && "email".equals(field)
                ? user.email
                : name(agent instanceof User user ? user.availableName() : agent.title(), field);
    }

    private static String name(String name, String field) {
        String capitalized = Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        String[] words = capitalized.split(" ", -1);
        return switch (field) {
            case "name" -> capitalized;
            case "first_name" -> words[0];
            case "last_name" -> words.length > 1 ? words[words.length - 1] : "";
            default -> "";
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
