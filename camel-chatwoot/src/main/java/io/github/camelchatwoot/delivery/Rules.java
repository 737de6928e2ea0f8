// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;

/**
 * What the options say about deliveries.
 *
 * @param conflict what to do when an address or number belongs to another contact
 * @param updateContact whether contacts that are there are brought up to date
 * @param participantPrefix whether the text begins with who of a group wrote it
 * @param tooLong what to do with texts that are too long
 * @param escapeLiquid whether texts that the server would render arrive as they are
 * @param stateMaxAge how old may be what is known of which conversation is open
 * @param commitLimit how long after a call the server may still carry it out
 */
public record Rules(
        ContactConflict conflict,
        boolean updateContact,
        boolean participantPrefix,
        TooLong tooLong,
        boolean escapeLiquid,
        Duration stateMaxAge,
        Duration commitLimit) {

    /** The server ends what takes longer. */
    public static final Duration COMMIT_LIMIT = Duration.ofSeconds(15);
}
