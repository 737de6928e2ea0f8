// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.operation.Question;
import org.jspecify.annotations.Nullable;

/** A source of events cannot get what it needs from the server. The message is for people, and without secrets. */
final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Failure failure;

    SourceException(String message) {
        super(message);
        this.failure = null;
    }

    SourceException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    private SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = null;
    }

    /** Whether asking again would not help: the server, or what it said, is against it. */
    boolean isDefinite() {
        return getCause() == null && (failure == null || failure instanceof Failure.Unauthorized);
    }

    /** Whether there is no such thing. */
    boolean isNotFound() {
        return failure instanceof Failure.NotFound;
    }

    /**
     * What was asked for.
     *
     * @throws SourceException when it was not answered
     */
    static @Nullable Object answered(Question question, @Nullable Outcome outcome, @Nullable Throwable error) {
        if (outcome instanceof Failure failure) {
            throw new SourceException(failure);
        }
        if (!(outcome instanceof Answer answer)) {
            throw new SourceException(question.request() + " broke: " + error, error);
        }
        try {
            return question.thing(question.read(answer));
        } catch (IOException notJson) {
            throw new SourceException(question.strange(answer));
        }
    }
}
