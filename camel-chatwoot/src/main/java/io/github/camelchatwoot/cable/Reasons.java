// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/** Exceptions as parts of messages. */
final class Reasons {

    private Reasons() {}

    /** What to put behind the words that say what has failed; empty when there is nothing to add. */
    static String of(@Nullable Throwable error) {
        if (error instanceof CompletionException && error.getCause() != null) {
            return of(error.getCause());
        }
        if (error == null) {
            return "";
        }
        String message = error.getMessage();
        return ": " + (message == null || message.isBlank() ? error.getClass().getSimpleName() : message);
    }
}
