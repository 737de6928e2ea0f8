// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * The part of the template language that outgoing texts use: variables, texts in quotes and raw sections. What it does
 * not know vanishes, code between backticks stays, and a text with any other tag stays as it is.
 */
final class Liquid {
    private static final Pattern CODE = Pattern.compile("`(.*?)`", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\{%.*?%\\}|\\{\\{.*?\\}\\}?|\\{[{%]", Pattern.DOTALL);
    private static final Pattern RAW = Pattern.compile("\\{%-?\\s*raw\\s*-?%\\}");
    private static final Pattern END_OF_RAW = Pattern.compile("(?<rest>.*)\\{%-?\\s*endraw\\b.*%\\}", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{-?(?<path>.*?)-?\\}\\}", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    /** What is no template: the server keeps the text as it was. */
    private static final class NoTemplate extends Exception {
        private static final long serialVersionUID = 1L;

        NoTemplate(String token) {
            super(token);
        }
    }

    private final Conversation conversation;
    private final @Nullable Sender sender;

    Liquid(Conversation conversation, @Nullable Sender sender) {
        this.conversation = conversation;
        this.sender = sender;
    }

    String render(String text) {
        String template = CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement("{% raw %}" + code.group() + "{% endraw %}"));
        try {
            return rendered(template);
        } catch (NoTemplate asItIs) {
            return text;
        }
    }

    private String rendered(String template) throws NoTemplate {
        StringBuilder out = new StringBuilder();
        Matcher tokens = TOKEN.matcher(template);
        int begin = 0;
        while (tokens.find()) {
            out.append(template, begin, tokens.start());
            String token = tokens.group();
            Matcher variable = VARIABLE.matcher(token);
            if (variable.matches()) {
                out.append(value(variable.group("path")));
                begin = tokens.end();
            } else if (RAW.matcher(token).matches()) {
                begin = raw(template, tokens, out);
            } else {
                throw new NoTemplate(token);
            }
        }
        return out.append(template, begin, template.length()).toString();
    }

    /** Copies up to the end of the section, and tells where it is. */
    private static int raw(String template, Matcher tokens, StringBuilder out) throws NoTemplate {
        int begin = tokens.end();
        while (tokens.find()) {
            Matcher last = END_OF_RAW.matcher(tokens.group());
            if (last.matches()) {
                out.append(template, begin, tokens.start()).append(last.group("rest"));
                return tokens.end();
            }
        }
        throw new NoTemplate("endraw");
    }

    private String value(String expression) {
        String[] parts = expression.split("\\|", -1);
        String path = parts[0].strip();
        Matcher quoted = QUOTED.matcher(path);
        if (!quoted.matches()) {
            return variable(path);
        }
        String text = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
        return parts.length == 2 && parts[1].strip().equals("url_decode")
                ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                : text;
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
