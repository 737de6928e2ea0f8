// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Why a call did not end with the answer that was asked for. Sealed, so that callers can tell all causes apart.
 * {@link #message()} is written for a person: what was asked, what came, what to do. It never holds a token.
 */
public sealed interface Failure extends Outcome {

    /** What was asked. */
    Asked asked();

    /** What happened and what to do about it. */
    String message();

    /** A failure that the server answered. */
    sealed interface Answered extends Failure {
        /** The answer, as received. */
        Answer answer();
    }

    /** A failure without an answer. Whether the server has acted is only known when {@link #sent()} is false. */
    sealed interface Unanswered extends Failure {
        /** False when the request cannot have reached the server. */
        boolean sent();

        /** What the network said. */
        IOException cause();
    }

    /** 401 (and 403): which of the server's reasons it was stands in {@code reason}. */
    record Unauthorized(Asked asked, Answer answer, Denial reason, String message) implements Answered {}

    /** 404: no such thing, or one that this token may not see. */
    record NotFound(Asked asked, Answer answer, String message) implements Answered {}

    /**
     * The server refused what was sent (400, 422 and other 4xx).
     *
     * @param attributes the fields that the server names, such as {@code phone_number}; texts are localised, these are
     *     not
     */
    record Invalid(Asked asked, Answer answer, List<String> attributes, String message) implements Answered {
        public Invalid {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * 429, or 422 for too many messages in a conversation: nothing was done. Chatwoot says neither how long to wait nor
     * how many calls are left.
     */
    record RateLimited(Asked asked, Answer answer, String message) implements Answered {}

    /** 5xx: something may have been done. */
    record ServerFailed(Asked asked, Answer answer, String message) implements Answered {}

    /** An answer that Chatwoot's API does not give: a redirect, a web page, an empty or truncated answer. */
    record UnexpectedAnswer(Asked asked, Answer answer, String message) implements Answered {}

    /** No connection, or one that broke. */
    record Unreachable(Asked asked, boolean sent, IOException cause, String message) implements Unanswered {}

    /** Too many calls already wait, for a server that allows only so many; or this one has waited for too long. */
    record Congested(Asked asked, IOException cause, String message) implements Unanswered {
        @Override
        public boolean sent() {
            return false;
        }
    }

    /**
     * It is not known whether a message was stored, and it could not be found out: the server could not be asked until
     * it was certain. Delivering it again is safe.
     */
    record Unresolved(Asked asked, IOException cause, String message) implements Unanswered {
        @Override
        public boolean sent() {
            return true;
        }
    }

    /** No answer in time. */
    record TimedOut(Asked asked, Duration after, IOException cause, String message) implements Unanswered {
        @Override
        public boolean sent() {
            return true;
        }
    }
}
