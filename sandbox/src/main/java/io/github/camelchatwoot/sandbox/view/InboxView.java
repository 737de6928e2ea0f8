// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Times;

/** Inboxes; what a channel adds is {@link ChannelView}'s. */
public final class InboxView {
    private static final int SATURDAY = 6;

    private InboxView() {}

    /** The inbox of a session. */
    public static ObjectNode slim(Inbox inbox) {
        return Json.object()
                .put("id", inbox.id)
                .put("avatar_url", "")
                .put("channel_id", inbox.channel.id())
                .put("name", inbox.name)
                .put("channel_type", inbox.channel.type())
                .putNull("provider");
    }

    /**
     * The whole inbox.
     *
     * @param secrets whether the reader may see the tokens: administrators only
     */
    public static ObjectNode rest(Inbox inbox, boolean secrets) {
        ObjectNode view = Json.object()
                .put("id", inbox.id)
                .put("avatar_url", "")
                .put("channel_id", inbox.channel.id())
                .put("name", inbox.name)
                .put("channel_type", inbox.channel.type())
                .put("greeting_enabled", inbox.greetingEnabled)
                .put("greeting_message", inbox.greetingMessage)
                .put("working_hours_enabled", inbox.workingHoursEnabled)
                .put("enable_email_collect", inbox.enableEmailCollect)
                .put("csat_survey_enabled", inbox.csatSurveyEnabled);
        view.set("csat_config", inbox.csatConfig);
        view.put("enable_auto_assignment", inbox.enableAutoAssignment);
        view.set("auto_assignment_config", inbox.autoAssignmentConfig);
        view.put("out_of_office_message", inbox.outOfOfficeMessage);
        view.set("working_hours", workingHours());
        view.put("timezone", inbox.timezone)
                .putNull("callback_webhook_url")
                .put("allow_messages_after_resolved", inbox.allowMessagesAfterResolved)
                .put("lock_to_single_conversation", inbox.lockToSingleConversation)
                .put("sender_name_type", inbox.senderNameType)
                .put("business_name", inbox.businessName);
        ChannelView.add(view, inbox.channel, secrets);
        return view.putNull("provider");
    }

    /** The row of the database, which the creation of a contact gives out. */
    public static ObjectNode row(Inbox inbox) {
        ObjectNode view = Json.object();
        inbox.columns().forEach(view::set);
        return view;
    }

    /** The inbox in an event about it: without id and name, and with all secrets of the channel. */
    public static ObjectNode webhook(Inbox inbox, Account account) {
        ObjectNode view = Json.object()
                .put("allow_messages_after_resolved", inbox.allowMessagesAfterResolved)
                .put("lock_to_single_conversation", inbox.lockToSingleConversation);
        view.set("auto_assignment_config", inbox.autoAssignmentConfig);
        view.put("enable_auto_assignment", inbox.enableAutoAssignment)
                .put("enable_email_collect", inbox.enableEmailCollect)
                .put("greeting_enabled", inbox.greetingEnabled)
                .put("greeting_message", inbox.greetingMessage)
                .put("csat_survey_enabled", inbox.csatSurveyEnabled)
                .put("business_name", inbox.businessName)
                .put("sender_name_type", inbox.senderNameType)
                .put("timezone", inbox.timezone)
                .put("out_of_office_message", inbox.outOfOfficeMessage)
                .put("working_hours_enabled", inbox.workingHoursEnabled);
        ArrayNode days = Json.array();
        workingHours().forEach(day -> days.add(workingHoursRow(inbox, account, (ObjectNode) day)));
        view.set("working_hours", days);
        view.set("created_at", Times.iso(inbox.createdAt));
        view.set("updated_at", Times.iso(inbox.updatedAt));
        view.set("channel", ChannelView.row(inbox));
        view.set("account", AccountView.slim(account));
        return view;
    }

    /** The row of the database; an inbox gets its seven rows when it is created. */
    private static ObjectNode workingHoursRow(Inbox inbox, Account account, ObjectNode day) {
        int number = day.path("day_of_week").asInt();
        ObjectNode row = Json.object()
                .put("id", (inbox.id - 1) * (SATURDAY + 1) + number + 1)
                .put("inbox_id", inbox.id)
                .put("account_id", account.id);
        JsonNode openAllDay = day.remove("open_all_day");
        row.setAll(day);
        row.set("created_at", Times.iso(inbox.createdAt));
        row.set("updated_at", Times.iso(inbox.createdAt));
        return row.set("open_all_day", openAllDay);
    }

    /** The inbox as the Client API shows it. */
    public static ObjectNode client(Inbox inbox, Channel.Api channel) {
        ObjectNode view = Json.object()
                .put("identifier", channel.identifier)
                .put("identity_validation_enabled", channel.hmacMandatory)
                .put("name", inbox.name)
                .put("timezone", inbox.timezone);
        view.set("working_hours", workingHours());
        return view.put("working_hours_enabled", inbox.workingHoursEnabled)
                .put("csat_survey_enabled", inbox.csatSurveyEnabled)
                .put("greeting_enabled", inbox.greetingEnabled);
    }

    /** Nine to five from Monday to Friday: the hours of an inbox that nobody changed. */
    private static ArrayNode workingHours() {
        ArrayNode days = Json.array();
        for (int day = 0; day <= SATURDAY; day++) {
            ObjectNode hours = days.addObject().put("day_of_week", day);
            if (day == 0 || day == SATURDAY) {
                hours.put("closed_all_day", true)
                        .putNull("open_hour")
                        .putNull("open_minutes")
                        .putNull("close_hour")
                        .putNull("close_minutes");
            } else {
                hours.put("closed_all_day", false)
                        .put("open_hour", 9)
                        .put("open_minutes", 0)
                        .put("close_hour", 17)
                        .put("close_minutes", 0);
            }
            hours.put("open_all_day", false);
        }
        return days;
    }
}
