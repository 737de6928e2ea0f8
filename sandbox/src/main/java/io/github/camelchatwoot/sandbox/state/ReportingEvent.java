// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that reports are made of.
 *
 * @param value how long it took, in seconds
 * @param valueInBusinessHours how much of that was within the inbox' working hours, in seconds
 */
public record ReportingEvent(
        long id,
        String name,
        long value,
        long valueInBusinessHours,
        Instant start,
        Instant end,
        @Nullable Long userId,
        Instant createdAt) {}
