// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** Where the messages of an inbox come from and go to. Rows, written on the event loop only. */
public sealed interface Channel {
    long id();

    /** The name of the channel's class on the server. */
    String type();

    /** A channel that a program of the customer serves: the one that bridges use. */
    final class Api implements Channel {
        private final long id;
        public final String identifier;
        public final String hmacToken;
        public String secret;
        public @Nullable String webhookUrl;
        public boolean hmacMandatory;
        public ObjectNode additionalAttributes = Json.object();

        public Api(long id, String identifier, String hmacToken, String secret) {
            this.id = id;
            this.identifier = identifier;
            this.hmacToken = hmacToken;
            this.secret = secret;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String type() {
            return "Channel::Api";
        }
    }

    /** The chat window of a website; without its own side of the protocol here. */
    final class WebWidget implements Channel {
        private final long id;
        public final String websiteToken;
        public final String hmacToken;
        public @Nullable String websiteUrl;
        public @Nullable String welcomeTitle;
        public @Nullable String welcomeTagline;
        public String widgetColor = "#1f93ff";
        public boolean hmacMandatory;

        public WebWidget(long id, String websiteToken, String hmacToken) {
            this.id = id;
            this.websiteToken = websiteToken;
            this.hmacToken = hmacToken;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String type() {
            return "Channel::WebWidget";
        }
    }

    /** An address; mails are neither fetched nor sent here. */
    record Email(long id, String email) implements Channel {
        @Override
        public String type() {
            return "Channel::Email";
        }
    }
}
