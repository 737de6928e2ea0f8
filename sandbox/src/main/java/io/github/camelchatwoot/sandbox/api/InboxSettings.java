// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Inbox;
import org.jspecify.annotations.Nullable;

/** What a caller may set of an inbox and, nested below {@code channel}, of its channel. */
final class InboxSettings {
    private final Params given;

    private InboxSettings(Params given) {
        this.given = given;
    }

    static void apply(Inbox inbox, Params given) {
        new InboxSettings(given).apply(inbox);
        InboxSettings channel = new InboxSettings(given.below("channel"));
        if (inbox.channel instanceof Channel.Api api) {
            channel.apply(api);
        } else if (inbox.channel instanceof Channel.WebWidget website) {
            channel.apply(website);
        }
    }

    private void apply(Inbox inbox) {
        filled("name", value -> inbox.name = value);
        flag("greeting_enabled", value -> inbox.greetingEnabled = value);
        text("greeting_message", value -> inbox.greetingMessage = value);
        flag("working_hours_enabled", value -> inbox.workingHoursEnabled = value);
        text("out_of_office_message", value -> inbox.outOfOfficeMessage = value);
        filled("timezone", value -> inbox.timezone = value);
        flag("enable_email_collect", value -> inbox.enableEmailCollect = value);
        flag("enable_auto_assignment", value -> inbox.enableAutoAssignment = value);
        flag("csat_survey_enabled", value -> inbox.csatSurveyEnabled = value);
        object("csat_config", value -> inbox.csatConfig = value);
        object("auto_assignment_config", value -> inbox.autoAssignmentConfig = value);
        flag("allow_messages_after_resolved", value -> inbox.allowMessagesAfterResolved = value);
        flag("lock_to_single_conversation", value -> inbox.lockToSingleConversation = value);
        filled("sender_name_type", value -> inbox.senderNameType = value);
        text("business_name", value -> inbox.businessName = value);
    }

    private void apply(Channel.Api api) {
        text("webhook_url", value -> api.webhookUrl = value);
        flag("hmac_mandatory", value -> api.hmacMandatory = value);
        object("additional_attributes", value -> api.additionalAttributes = value);
    }

    private void apply(Channel.WebWidget website) {
        text("website_url", value -> website.websiteUrl = value);
        text("welcome_title", value -> website.welcomeTitle = value);
        text("welcome_tagline", value -> website.welcomeTagline = value);
        filled("widget_color", value -> website.widgetColor = value);
        flag("hmac_mandatory", value -> website.hmacMandatory = value);
    }

    private void filled(String name, Consumer<String> setter) {
        String value = given.filled(name);
        if (value != null) {
            setter.accept(value);
        }
    }

    /** Inboxes, and only they, take the word null for nothing. */
    private void text(String name, Consumer<@Nullable String> setter) {
        if (given.has(name)) {
            String value = given.text(name);
            setter.accept("null".equals(value) ? null : value);
        }
    }

    private void flag(String name, Consumer<Boolean> setter) {
        if (given.has(name)) {
            setter.accept(given.flag(name));
        }
    }

    private void object(String name, Consumer<ObjectNode> setter) {
        ObjectNode value = given.object(name);
        if (value != null) {
            setter.accept(value);
        }
    }
}
