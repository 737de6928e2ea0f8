// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An attribute that an account defined for its contacts or conversations. */
public record CustomAttribute(
        long id,
        long accountId,
        @Nullable String displayName,
        DisplayType displayType,
        @Nullable String description,
        String key,
        @Nullable String regexPattern,
        @Nullable String regexCue,
        List<String> values,
        Model model,
        Instant createdAt,
        Instant updatedAt) {

    /** What has the attribute, in the order of the numbers on the wire. */
    public enum Model {
        CONVERSATION_ATTRIBUTE,
        CONTACT_ATTRIBUTE
    }

    /** How its value is shown, in the order of the numbers on the wire. */
    public enum DisplayType {
        TEXT,
        NUMBER,
        CURRENCY,
        PERCENT,
        LINK,
        DATE,
        LIST,
        CHECKBOX
    }
}
