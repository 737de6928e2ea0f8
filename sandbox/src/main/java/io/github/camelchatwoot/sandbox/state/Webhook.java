// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A URL that hears of an account's events. */
public record Webhook(
        long id,
        long accountId,
        String url,
        @Nullable String name,
        List<String> subscriptions,
        String secret,
        @Nullable Long inboxId) {}
