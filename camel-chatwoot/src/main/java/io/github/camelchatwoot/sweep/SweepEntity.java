// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

/** What a sweep tells of. */
public enum SweepEntity {
    /** New messages. */
    MESSAGES,
    /** New conversations, and how conversations are now. */
    CONVERSATIONS
}
