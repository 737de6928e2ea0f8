// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-ID of an agent's answer. It says which message of Chatwoot it is and which thread it belongs to, so that
 * nothing has to be remembered until a bounce or a reply names it. The same answer always has the same one: mail
 * servers know a double by that.
 *
 * @param thread the Message-ID of the mail that began the thread
 */
record AnswerId(long conversation, long message, String thread) {

    private static final Pattern FORM = Pattern.compile("<?cw\\.(\\d{1,18})\\.(\\d{1,18})\\.([\\w-]+)@.*");

    /** Reads it; empty for those of other systems. */
    static Optional<AnswerId> of(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches()
                ? Optional.of(new AnswerId(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), decoded(matcher.group(3))))
                : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stranger's, who has guessed the form: a thread of its own
        }
    }

    /** With angle brackets, as in mails. */
    String text(String domain) {
        String hidden = Base64.getUrlEncoder().withoutPadding().encodeToString(thread.getBytes(StandardCharsets.UTF_8));
        return "<cw." + conversation + "." + message + "." + hidden + "@" + domain + ">";
    }
}
