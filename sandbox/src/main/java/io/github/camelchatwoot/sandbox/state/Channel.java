// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** Where the messages of an inbox come from and go to. Rows, written on the event loop only. */
public sealed interface Channel {
    long id();

    /** The name of the channel's class on the server. */
    String type();

    /** What the table of the channel has beyond the columns that every table has, in its order. */
    Map<String, JsonNode> columns();

    /** Brings keys into the order in which the database gives them back. */
    default void readAgain() {}

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

        @Override
        public Map<String, JsonNode> columns() {
            Map<String, JsonNode> columns = new LinkedHashMap<>();
            columns.put("webhook_url", Json.text(webhookUrl));
            columns.put("identifier", Json.text(identifier));
            columns.put("hmac_token", Json.text(hmacToken));
            columns.put("hmac_mandatory", Json.flag(hmacMandatory));
            columns.put("additional_attributes", additionalAttributes);
            columns.put("secret", Json.text(secret));
            return columns;
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
        public ObjectNode preChatFormOptions = preChatForm();

        public WebWidget(long id, String websiteToken, String hmacToken) {
            this.id = id;
            this.websiteToken = websiteToken;
            this.hmacToken = hmacToken;
        }

        private static ObjectNode preChatForm() {
            ObjectNode form = Json.object().put("pre_chat_message", "Share your queries or comments here.");
            ArrayNode fields = form.putArray("pre_chat_fields");
            addField(fields, "Email Id", "emailAddress", "email", true);
            addField(fields, "Full name", "fullName", "text", false);
            addField(fields, "Phone number", "phoneNumber", "text", false);
            return form;
        }

        private static void addField(ArrayNode fields, String label, String name, String type, boolean required) {
            fields.addObject()
                    .put("field_type", "standard")
                    .put("label", label)
                    .put("name", name)
                    .put("type", type)
                    .put("required", required)
                    .put("enabled", false);
        }

        @Override
        public void readAgain() {
            preChatFormOptions = Json.stored(preChatFormOptions);
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String type() {
            return "Channel::WebWidget";
        }

        @Override
        public Map<String, JsonNode> columns() {
            Map<String, JsonNode> columns = new LinkedHashMap<>();
            columns.put("website_url", Json.text(websiteUrl));
            columns.put("website_token", Json.text(websiteToken));
            columns.put("widget_color", Json.text(widgetColor));
            columns.put("welcome_title", Json.text(welcomeTitle));
            columns.put("welcome_tagline", Json.text(welcomeTagline));
            columns.put("hmac_token", Json.text(hmacToken));
            columns.put("hmac_mandatory", Json.flag(hmacMandatory));
            return columns;
        }
    }

    /** An address; mails are neither fetched nor sent here. */
    record Email(long id, String email) implements Channel {
        @Override
        public String type() {
            return "Channel::Email";
        }

        @Override
        public Map<String, JsonNode> columns() {
            return Map.of("email", Json.text(email));
        }
    }
}
