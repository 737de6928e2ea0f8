// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import io.github.camelchatwoot.recorded.Effect;

/** Something that arrived, and whether it was signed as it should be. */
record Arrival(Effect effect, Proof proof) {

    /** What the signature of a delivery says. */
    enum Proof {
        VALID,
        INVALID,
        /** Signed, but nobody was told the secret. */
        UNKNOWN,
        /** Not signed; frames never are. */
        NONE
    }
}
