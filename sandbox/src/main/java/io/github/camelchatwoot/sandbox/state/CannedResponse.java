// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

/** A text that agents call up by a short code. */
public record CannedResponse(
        long id, long accountId, String shortCode, String content, Instant createdAt, Instant updatedAt) {}
