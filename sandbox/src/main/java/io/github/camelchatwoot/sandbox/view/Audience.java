// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

/** Who gets to see a view. */
public enum Audience {
    /** A caller of the application API, and those who hear on the WebSocket what that caller did. */
    STAFF,
    /** Listeners of the WebSocket, told by a job or about a customer: the server does not know who is present then. */
    LISTENERS,
    /** The receivers of webhooks, whose texts have plain line breaks, and the callers of the Client API. */
    OUTSIDE,
    /** Bots that are told within a call of the application API: with plain line breaks, and with who is present. */
    BOTS
}
