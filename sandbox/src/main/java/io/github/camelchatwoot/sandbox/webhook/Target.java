// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Webhook;
import org.jspecify.annotations.Nullable;

/** Somebody to whom events can be delivered. */
public sealed interface Target {
    /** Where the deliveries go; null or blank when they go nowhere. */
    @Nullable
    String url();

    /** What signs the deliveries. */
    String secret();

    ReceiverKind kind();

    /** A webhook of the account. */
    record AccountWebhook(Webhook webhook) implements Target {
        @Override
        public String url() {
            return webhook.url();
        }

        @Override
        public String secret() {
            return webhook.secret();
        }

        @Override
        public ReceiverKind kind() {
            return ReceiverKind.ACCOUNT;
        }
    }

    /** The callback of an API inbox. */
    record InboxCallback(Channel.Api channel) implements Target {
        @Override
        public @Nullable String url() {
            return channel.webhookUrl;
        }

        @Override
        public String secret() {
            return channel.secret;
        }

        @Override
        public ReceiverKind kind() {
            return ReceiverKind.INBOX;
        }
    }

    /** A bot. */
    record Bot(AgentBot bot) implements Target {
        @Override
        public @Nullable String url() {
            return bot.outgoingUrl;
        }

        @Override
        public String secret() {
            return bot.secret;
        }

        @Override
        public ReceiverKind kind() {
            return ReceiverKind.BOT;
        }
    }
}
