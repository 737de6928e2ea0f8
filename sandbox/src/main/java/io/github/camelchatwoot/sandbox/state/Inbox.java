// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** An inbox with its channel and members. A row, written on the event loop only. */
public final class Inbox {
    public final long id;
    public final long accountId;
    public final Channel channel;
    public final Instant createdAt;
    /** The ids of the users who see it, in the order in which they joined. */
    public final Set<Long> members = new LinkedHashSet<>();

    /** The members as automatic assignment sees them: the last one is next. */
    public final List<Long> roundRobin = new ArrayList<>();

    public Instant updatedAt;
    /** When the channel was changed. */
    public Instant channelUpdatedAt;
    /** The bot that begins the conversations, and is told of everything. */
    public @Nullable AgentBot activeBot;

    public String name;
    public boolean greetingEnabled;
    public @Nullable String greetingMessage;
    public boolean workingHoursEnabled;
    public @Nullable String outOfOfficeMessage;
    public String timezone = "UTC";
    public boolean enableEmailCollect = true;
    public boolean enableAutoAssignment = true;
    public boolean csatSurveyEnabled;
    public ObjectNode csatConfig = Json.object();
    public ObjectNode autoAssignmentConfig = Json.object();
    public boolean allowMessagesAfterResolved = true;
    public boolean lockToSingleConversation;
    public String senderNameType = "friendly";
    public @Nullable String businessName;

    public Inbox(long id, long accountId, String name, Channel channel, Instant createdAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.channel = channel;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.channelUpdatedAt = createdAt;
    }

    public Optional<Channel.Api> api() {
        return channel instanceof Channel.Api api ? Optional.of(api) : Optional.empty();
    }

    /** The columns of the table, in its order. */
    public Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        columns.put("id", Json.number(id));
        columns.put("channel_id", Json.number(channel.id()));
        columns.put("account_id", Json.number(accountId));
        columns.put("name", Json.text(name));
        columns.put("created_at", Times.iso(createdAt));
        columns.put("updated_at", Times.iso(updatedAt));
        columns.put("channel_type", Json.text(channel.type()));
        columns.put("enable_auto_assignment", Json.flag(enableAutoAssignment));
        columns.put("greeting_enabled", Json.flag(greetingEnabled));
        columns.put("greeting_message", Json.text(greetingMessage));
        columns.put("email_address", Json.nothing());
        columns.put("working_hours_enabled", Json.flag(workingHoursEnabled));
        columns.put("out_of_office_message", Json.text(outOfOfficeMessage));
        columns.put("timezone", Json.text(timezone));
        columns.put("enable_email_collect", Json.flag(enableEmailCollect));
        columns.put("csat_survey_enabled", Json.flag(csatSurveyEnabled));
        columns.put("allow_messages_after_resolved", Json.flag(allowMessagesAfterResolved));
        columns.put("auto_assignment_config", autoAssignmentConfig);
        columns.put("lock_to_single_conversation", Json.flag(lockToSingleConversation));
        columns.put("portal_id", Json.nothing());
        columns.put("sender_name_type", Json.text(senderNameType));
        columns.put("business_name", Json.text(businessName));
        columns.put("csat_config", csatConfig);
        return columns;
    }

    public boolean isVisibleTo(User user) {
        return user.isAdministrator() || members.contains(user.id);
    }
}
