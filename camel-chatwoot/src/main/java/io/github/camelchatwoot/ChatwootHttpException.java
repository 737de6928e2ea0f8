// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.client.Failure;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Chatwoot answered, but not what was asked for. {@link #getFailure()} tells the cause: it is sealed, so a route can
 * decide by its type. The message says what was asked, what came and what to do; it holds no ids and no token.
 */
public class ChatwootHttpException extends HttpOperationFailedException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 10_000;

    private final transient Failure.Answered failure;
    private final String message;

    public ChatwootHttpException(Failure.Answered failure) {
        super(
                failure.asked().template(),
                failure.answer().status(),
                null,
                failure.answer().headers().get("location"),
                failure.answer().headers(),
                body(failure));
        this.failure = failure;
        this.message = failure.message();
    }

    private static String body(Failure.Answered failure) {
        String text = failure.answer().text();
        return text.length() <= MAX_BODY ? text : text.substring(0, MAX_BODY);
    }

    /** Why the call failed. */
    public Failure.Answered getFailure() {
        return failure;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
