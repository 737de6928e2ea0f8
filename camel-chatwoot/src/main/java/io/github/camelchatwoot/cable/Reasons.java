// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/** What others say, as parts of messages. */
final class Reasons {

    private static final int LONG = 200;

    private Reasons() {}

    /** The words of a stranger, in one line and not too many. */
    static String words(String said) {
        String begin = said.length() <= LONG ? said : said.substring(0, LONG) + "...";
        return begin.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    /** What to put behind the words that say what has failed; empty when there is nothing to add. */
    static String of(@Nullable Throwable error) {
        if (error instanceof CompletionException && error.getCause() != null) {
            return of(error.getCause());
        }
        if (error == null) {
            return "";
        }
        String message = error.getMessage();
        return ": " + (message == null || message.isBlank() ? error.getClass().getSimpleName() : words(message));
    }
}
