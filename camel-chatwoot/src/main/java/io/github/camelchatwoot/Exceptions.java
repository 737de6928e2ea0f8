// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.client.Failure;

/** What failures become in a route. */
final class Exceptions {

    private Exceptions() {}

    static Exception of(Failure failure) {
        if (failure instanceof Failure.Unresolved unresolved) {
            return new ChatwootUnresolvedException(unresolved);
        }
        return failure instanceof Failure.Answered answered
                ? new ChatwootHttpException(answered)
                : new ChatwootUnreachableException((Failure.Unanswered) failure);
    }
}
