// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Times;

/** What a channel adds to the view of its inbox. The keys of the website are there for every channel. */
final class ChannelView {
    private static final String[] WEBSITE_KEYS = {
        "allowed_domains",
        "widget_color",
        "website_url",
        "hmac_mandatory",
        "welcome_title",
        "welcome_tagline",
        "web_widget_script",
        "website_token",
        "selected_feature_flags",
        "reply_time"
    };

    private ChannelView() {}

    static void add(ObjectNode view, Channel channel, boolean secrets) {
        for (String key : WEBSITE_KEYS) {
            view.putNull(key);
        }
        if (channel instanceof Channel.Api api) {
            phone(view);
            add(view, api, secrets);
        } else if (channel instanceof Channel.WebWidget website) {
            add(view, website, secrets);
            phone(view);
        } else if (channel instanceof Channel.Email email) {
            phone(view);
            add(view, email, secrets);
        }
    }

    /** The row of the database, secrets and all; the times come after the first column of its own. */
    static ObjectNode row(Inbox inbox) {
        ObjectNode row = Json.object().put("id", inbox.channel.id()).put("account_id", inbox.accountId);
        inbox.channel.columns().forEach((column, value) -> {
            row.set(column, value);
            if (!row.has("created_at")) {
                row.set("created_at", Times.iso(inbox.createdAt));
                row.set("updated_at", Times.iso(inbox.channelUpdatedAt));
            }
        });
        return row;
    }

    private static void phone(ObjectNode view) {
        view.putNull("messaging_service_sid").putNull("phone_number");
    }

    private static void add(ObjectNode view, Channel.Api api, boolean secrets) {
        view.put("hmac_mandatory", api.hmacMandatory);
        if (secrets) {
            view.put("hmac_token", api.hmacToken).put("secret", api.secret);
        }
        view.put("webhook_url", api.webhookUrl).put("inbox_identifier", api.identifier);
        view.set("additional_attributes", api.additionalAttributes);
    }

    private static void add(ObjectNode view, Channel.WebWidget website, boolean secrets) {
        view.put("allowed_domains", "")
                .put("widget_color", website.widgetColor)
                .put("website_url", website.websiteUrl)
                .put("hmac_mandatory", website.hmacMandatory)
                .put("welcome_title", website.welcomeTitle)
                .put("welcome_tagline", website.welcomeTagline)
                .put("web_widget_script", "<script>/* no widget in the sandbox */</script>")
                .put("website_token", website.websiteToken);
        view.set(
                "selected_feature_flags",
                Json.array().add("attachments").add("emoji_picker").add("end_conversation"));
        view.put("reply_time", "in_a_few_minutes");
        if (secrets) {
            view.put("hmac_token", website.hmacToken);
        }
        view.put("pre_chat_form_enabled", false);
        view.set("pre_chat_form_options", website.preChatFormOptions);
        view.put("continuity_via_email", true);
    }

    private static void add(ObjectNode view, Channel.Email email, boolean secrets) {
        view.put("email", email.email()).put("forwarding_enabled", false);
        if (!secrets) {
            return;
        }
        view.put("imap_login", "")
                .put("imap_password", "")
                .put("imap_address", "")
                .put("imap_port", 0)
                .put("imap_enabled", false)
                .put("imap_enable_ssl", true)
                .put("imap_authentication", "plain")
                .put("smtp_login", "")
                .put("smtp_password", "")
                .put("smtp_address", "")
                .put("smtp_port", 0)
                .put("smtp_enabled", false)
                .put("smtp_domain", "")
                .put("smtp_enable_ssl_tls", false)
                .put("smtp_enable_starttls_auto", true)
                .put("smtp_openssl_verify_mode", "none")
                .put("smtp_authentication", "login");
    }
}
