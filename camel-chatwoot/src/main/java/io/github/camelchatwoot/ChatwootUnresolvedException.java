// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.client.Failure;

/**
 * Nobody knows whether a message was stored: the call that should store it ended without a clear answer, and the server
 * could not be asked since. Deliver it again: it is looked for first, and not doubled.
 */
public class ChatwootUnresolvedException extends ChatwootUnreachableException {

    private static final long serialVersionUID = 1L;

    public ChatwootUnresolvedException(Failure.Unresolved failure) {
        super(failure);
    }
}
