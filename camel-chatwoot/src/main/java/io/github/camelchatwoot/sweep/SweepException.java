// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.concurrent.CompletionException;

import io.github.camelchatwoot.client.Denial;
import io.github.camelchatwoot.client.Failure;
import org.jspecify.annotations.Nullable;

/** A sweep cannot go on; the message is for people. Stays within this package. */
final class SweepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Not a part of what is written out. */
    private final transient @Nullable Failure failure;

    SweepException(String message) {
        super(message);
        this.failure = null;
    }

    SweepException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    SweepException(String message, Throwable cause) {
        super(message, cause);
        this.failure = null;
    }

    static SweepException stopped() {
        return new SweepException("it was stopped");
    }

    static @Nullable Failure failure(Throwable error) {
        return cause(error) instanceof SweepException known ? known.failure : null;
    }

    /** Whether a single conversation cannot be read: deleted meanwhile, or the token's user may not see it. */
    static boolean isAboutOne(Throwable error) {
        Failure failure = failure(error);
        if (failure instanceof Failure.NotFound gone) {
            return gone.answer().isJson();
        }
        return failure instanceof Failure.Unauthorized denied && denied.reason() == Denial.NOT_ALLOWED;
    }

    /** What happened, for people. */
    static String words(Throwable error) {
        Throwable cause = cause(error);
        return cause instanceof SweepException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
