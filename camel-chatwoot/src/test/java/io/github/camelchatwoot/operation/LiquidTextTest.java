// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LiquidTextTest {

    /** As often as it takes to meet what people do not think of. */
    private static final int TEXTS = 200_000;

    private static final String[] PIECES = {
        "{",
        "}",
        "{",
        "}",
        "%",
        "`",
        "`",
        "{{",
        "}}",
        "{%",
        "%}",
        " ",
        "'",
        "\"",
        "-",
        "\n",
        "a",
        "é📦",
        "{% raw %}",
        "{% endraw %}",
        "{%- endraw -%}",
        "{% endraw",
        "endraw",
        "{{contact.email}}",
        "{% if a %}",
        "{% comment %}"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no braces",
                "{{contact.name}}",
                "{% raw %}{{x}}{% endraw %}",
                "{% comment %} gone {% endcomment %}",
                "json {\"a\":{\"b\":{}}} and {{",
                "{{{{{%%}}",
                "{",
                "`code {{x}}` and {{y}}",
                "{`code`}",
                "{{`code`}}",
                "`{{`}",
                "`{%`%}",
                "```{{x}}``` {{y}} `",
                "`{% endraw %}{{contact.email}}{% raw %}`",
                "`{% endraw %}`",
                "`{{`}}` {{x}}",
                "`a` {{x}} `{%- endraw %}` {{y}} `b`"
            })
    void isRenderedAsItself(String text) {
        assertThat(Liquid.message(LiquidText.ofContent(text))).isEqualTo(text);
        assertThat(Liquid.rendered(LiquidText.of(text))).isEqualTo(text);
    }

    @Test
    void anyTextIsRenderedAsItself() {
        Random random = new Random(20261122);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);

            assertThat(Liquid.message(LiquidText.ofContent(text))).isEqualTo(text);
            assertThat(Liquid.rendered(LiquidText.of(text))).isEqualTo(text);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(14); length > 0; length--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** What would be no test: a renderer that leaves everything as it is. */
    @Test
    void unescapedTextsAreAltered() {
        assertThat(Liquid.message("Hello {{contact.name}}!")).isEqualTo("Hello !");
        assertThat(Liquid.message("`{% endraw %}{{contact.email}}{% raw %}`")).isEqualTo("``");
    }

    @Test
    void textsWithoutTagsStayAsTheyAre() {
        String text = "Price: 5 } % {a} `code {{x}}` {";

        assertThat(LiquidText.ofContent(text)).isEqualTo(text);
    }

    @Test
    void onlyBracesThatCouldBeginATagAreEscaped() {
        assertThat(LiquidText.ofContent("a {{b}} {% c %} {d}")).isEqualTo("a {{ '{' }}{b}} {{ '{' }}% c %} {d}");
    }

    /**
     * The part of Liquid that matters here, in the words of its own source, with the step that Chatwoot takes before.
     */
    private static final class Liquid {
        private static final Pattern TOKEN = Pattern.compile("\\{%.*?%}|\\{\\{.*?}}?|\\{%|\\{\\{", Pattern.DOTALL);
        private static final Pattern TAG = Pattern.compile("\\{%-?\\s*(\\w+)\\s*(.*?)-?%}", Pattern.DOTALL);
        private static final Pattern TEXT_OF_VARIABLE =
                Pattern.compile("\\{\\{\\s*'([^']*)'\\s*(\\|\\s*url_decode\\s*)?}}", Pattern.DOTALL);
        private static final Pattern ENDRAW = Pattern.compile("(.*)\\{%-?\\s*(\\w+)\\s*(.*)?-?%}", Pattern.DOTALL);

        private static final class SyntaxError extends Exception {
            private static final long serialVersionUID = 1L;
        }

        /** What is stored of the content of an outgoing message. */
        static String message(String content) {
            String wrapped = content.replaceAll("(?s)`(.*?)`", "{% raw %}`$1`{% endraw %}");
            try {
                return render(wrapped);
            } catch (SyntaxError asItIs) {
                return content;
            }
        }

        static String rendered(String template) {
            try {
                return render(template);
            } catch (SyntaxError asItIs) {
                return template;
            }
        }

        private static String render(String template) throws SyntaxError {
            StringBuilder out = new StringBuilder();
            Matcher tokens = TOKEN.matcher(template);
            int begin = 0;
            while (tokens.find()) {
                out.append(template, begin, tokens.start());
                begin = tokens.end();
                String token = tokens.group();
                if (token.startsWith("{{")) {
                    out.append(variable(token));
                    continue;
                }
                Matcher tag = TAG.matcher(token);
                if (!tag.matches() || !tag.group(1).equals("raw")) {
                    throw new SyntaxError(); // other tags are not used here, or unknown
                }
                begin = raw(template, tokens, out);
            }
            return out.append(template, begin, template.length()).toString();
        }

        /** Where the block ends. */
        private static int raw(String template, Matcher tokens, StringBuilder out) throws SyntaxError {
            int begin = tokens.end();
            while (tokens.find()) {
                out.append(template, begin, tokens.start());
                begin = tokens.end();
                Matcher close = ENDRAW.matcher(tokens.group());
                if (close.matches() && close.group(2).equals("endraw")) {
                    out.append(close.group(1));
                    return begin;
                }
                out.append(tokens.group());
            }
            throw new SyntaxError(); // never closed
        }

        private static String variable(String token) throws SyntaxError {
            if (!token.endsWith("}}")) {
                throw new SyntaxError();
            }
            Matcher text = TEXT_OF_VARIABLE.matcher(token);
            if (!text.matches()) {
                return ""; // whatever it is, nobody knows it
            }
            return text.group(2) == null ? text.group(1) : text.group(1).replace("%60", "`");
        }
    }
}
