// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;

/** An answer was longer than what is read of answers. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Answer begun;
    private final int limit;

    /**
     * An answer that goes on after so many bytes.
     *
     * @param begun its status and headers
     */
    AnswerTooLargeException(Answer begun, int limit) {
        super("the answer is longer than " + limit + " bytes");
        this.begun = begun;
        this.limit = limit;
    }

    Answer begun() {
        return begun;
    }

    int limit() {
        return limit;
    }
}
