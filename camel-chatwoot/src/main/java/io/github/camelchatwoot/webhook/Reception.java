// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import io.github.camelchatwoot.event.Event;

/** What becomes of a request. */
public sealed interface Reception {

    /** It is an event. */
    record Accepted(Event event) implements Reception {}

    /**
     * It is refused.
     *
     * @param status the HTTP status to answer with; nothing else is answered
     * @param reason for the log: no values of the request
     */
    record Refused(int status, String reason) implements Reception {}
}
