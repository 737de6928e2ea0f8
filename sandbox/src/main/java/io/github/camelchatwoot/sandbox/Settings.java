// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;

/**
 * How the server is set up.
 *
 * @param rateLimit requests of one client a minute, 0 for any number
 */
record Settings(Duration webhookTimeout, Duration botRetryDelay, boolean inboxEvents, int rateLimit) {
    Settings {
        if (webhookTimeout.toMillis() < 1 || webhookTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The timeout of webhooks must be a millisecond or more");
        }
        if (botRetryDelay.isNegative()) {
            throw new IllegalArgumentException("The delay of repetitions must not be negative");
        }
        if (rateLimit < 0) {
            throw new IllegalArgumentException("The limit of requests must not be negative");
        }
    }

    static Settings usual() {
        return new Settings(Duration.ofSeconds(5), Duration.ofSeconds(3), false, 0);
    }

    Settings withWebhookTimeout(Duration wanted) {
        return new Settings(wanted, botRetryDelay, inboxEvents, rateLimit);
    }

    Settings withBotRetryDelay(Duration wanted) {
        return new Settings(webhookTimeout, wanted, inboxEvents, rateLimit);
    }

    Settings withInboxEvents(boolean wanted) {
        return new Settings(webhookTimeout, botRetryDelay, wanted, rateLimit);
    }

    Settings withRateLimit(int wanted) {
        return new Settings(webhookTimeout, botRetryDelay, inboxEvents, wanted);
    }
}
