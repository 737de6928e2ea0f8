// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.concurrent.CompletionException;

import io.github.camelchatwoot.client.Failure;
import org.jspecify.annotations.Nullable;

/** Chatwoot did not do what was asked of it; the message is for people. Stays within this package. */
final class NotRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Not a part of what is written out. */
    private final transient @Nullable Failure failure;

    NotRegisteredException(String message) {
        super(message);
        this.failure = null;
    }

    NotRegisteredException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    NotRegisteredException(String message, Throwable cause) {
        super(message, cause);
        this.failure = null;
    }

    /** Whether there is no such thing. */
    static boolean isGone(Throwable error) {
        return failure(error) instanceof Failure.NotFound;
    }

    /** Whether somebody else may have registered the same in the same moment; Chatwoot answers 422, or even 500. */
    static boolean mayBeTaken(Throwable error) {
        Failure failure = failure(error);
        return failure instanceof Failure.Invalid || failure instanceof Failure.ServerFailed;
    }

    private static @Nullable Failure failure(Throwable error) {
        return cause(error) instanceof NotRegisteredException known ? known.failure : null;
    }

    /** What happened, for people. */
    static String words(Throwable error) {
        Throwable cause = cause(error);
        return cause instanceof NotRegisteredException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
