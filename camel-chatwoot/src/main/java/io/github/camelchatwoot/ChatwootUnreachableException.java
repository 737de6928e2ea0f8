// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;

import io.github.camelchatwoot.client.Failure;

/**
 * Chatwoot did not answer: no connection, a connection that broke, or no answer in time. Unless
 * {@link Failure.Unanswered#sent()} is false, the server may have done what it was asked.
 */
public class ChatwootUnreachableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure.Unanswered failure;

    public ChatwootUnreachableException(Failure.Unanswered failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    /** Why the call failed. */
    public Failure.Unanswered getFailure() {
        return failure;
    }
}
