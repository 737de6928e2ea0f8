// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

/** What becomes of a request once it was received: usually it is handled and answered. Used on the event loop only. */
@FunctionalInterface
public interface Course {
    /** Handles the request and answers it, now or later, or ends it otherwise. */
    void take(Exchange exchange);
}
