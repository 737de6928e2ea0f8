// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.time.Instant;

/** Something that came from outside, by HTTP. Immutable. */
public sealed interface Entry permits ReceivedRequest, ReceivedMessage {
    /** Counts all entries from one. */
    long number();

    /** When it came, by the time of the double. */
    Instant at();

    /** One line for a person, without secrets. */
    String describe();
}
