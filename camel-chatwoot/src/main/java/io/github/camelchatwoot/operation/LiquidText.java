// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that comes out of Liquid, the template language, as it went in. Chatwoot renders the texts of agents and bots,
 * and before that it puts what stands between backticks into {@code {% raw %}}: there nothing may be escaped, and
 * everywhere else what could begin a tag must be.
 */
final class LiquidText {

    /** As the server looks for them. */
    private static final Pattern SPAN = Pattern.compile("`(.*?)`", Pattern.DOTALL);

    /** Liquid's tokens within a raw block, and those that end it. */
    private static final Pattern TOKEN = Pattern.compile("\\{%.*?%}|\\{\\{.*?}}?", Pattern.DOTALL);

    private static final Pattern END_OF_RAW = Pattern.compile(".*\\{%-?\\s*endraw\\b.*%}", Pattern.DOTALL);

    private static final String BRACE = "{{ '{' }}";
    private static final String BACKTICK = "{{ '%60' | url_decode }}";
    private static final String NOTHING = "{{ '' }}";

    private final String text;
    private final StringBuilder out;

    private LiquidText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + BRACE.length());
    }

    /** A template for the content of a message that is rendered as the text. */
    static String ofContent(String text) {
        return text.indexOf('{') < 0 ? text : new LiquidText(text).content();
    }

    /** A template that is rendered as the text, where backticks mean nothing: the parameters of message templates. */
    static String of(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        LiquidText escaped = new LiquidText(text);
        escaped.plain(0, text.length(), false);
        return escaped.out.toString();
    }

    private String content() {
        Matcher spans = SPAN.matcher(text);
        int end = 0;
        boolean raw = false;
        while (spans.find()) {
            separate(raw, end);
            plain(end, spans.start(), true);
            raw = !endsRaw(spans.group(1));
            if (raw) {
                out.append(spans.group());
            } else {
                hidden(spans);
            }
            end = spans.end();
        }
        separate(raw, end);
        plain(end, text.length(), false);
        return out.toString();
    }

    /** A brace behind the server's own {@code {% endraw %}} could belong to that. */
    private void separate(boolean raw, int at) {
        if (raw && at < text.length() && text.charAt(at) == '}') {
            out.append(NOTHING);
        }
    }

    /** Backticks that the server does not see, because what stands between them would end its block. */
    private void hidden(Matcher span) {
        out.append(BACKTICK);
        plain(span.start(1), span.end(1), true);
        out.append(BACKTICK);
    }

    /** @param isFollowed whether a tag of the server's or ours comes right behind it */
    private void plain(int from, int to, boolean isFollowed) {
        for (int i = from; i < to; i++) {
            char here = text.charAt(i);
            boolean begins = i + 1 < to ? "{%".indexOf(text.charAt(i + 1)) >= 0 : isFollowed;
            if (here == '{' && begins) {
                out.append(BRACE);
            } else {
                out.append(here);
            }
        }
    }

    /** Whether the block that the server makes of it ends before its end. */
    private static boolean endsRaw(String span) {
        String block = "`" + span + "`{% endraw %}";
        Matcher tokens = TOKEN.matcher(block);
        while (tokens.find()) {
            if (END_OF_RAW.matcher(tokens.group()).matches()) {
                return tokens.end() < block.length();
            }
        }
        return true;
    }
}
