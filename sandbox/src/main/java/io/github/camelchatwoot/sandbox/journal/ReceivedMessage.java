// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.time.Instant;

/**
 * A message that a request created.
 *
 * @param request the number of that request
 * @param message the message as it was then
 */
public record ReceivedMessage(long number, Instant at, long request, MessageFacts message) implements Entry {
    @Override
    public String describe() {
        return message.describe();
    }
}
