// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    }

    public Optional<Channel.Api> api() {
        return channel instanceof Channel.Api api ? Optional.of(api) : Optional.empty();
    }

    public boolean isVisibleTo(User user) {
        return user.isAdministrator() || members.contains(user.id);
    }
}
