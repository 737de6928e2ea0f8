// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Instant;
import java.util.List;

import io.github.camelchatwoot.sandbox.state.BusinessHours;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.ReportingEvent;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** Measures how long conversations take. Used on the event loop only. */
final class Reports {
    private static final String RESOLVED = "conversation_resolved";
    private static final String HANDED_OVER = "conversation_bot_handoff";

    private final World world;

    Reports(World world) {
        this.world = world;
    }

    /** What the bot resolved without any human counts for the bot, too. */
    void resolved(Conversation conversation) {
        boolean byBot = conversation.inbox().activeBot != null
                && conversation.messages.values().stream().noneMatch(Message::isSentByHuman);
        Instant end = conversation.updatedAt;
        if (byBot) {
            add(conversation, "conversation_bot_resolved", conversation.createdAt, end, assignee(conversation));
        }
        add(conversation, RESOLVED, conversation.createdAt, end, assignee(conversation));
    }

    /** Counts from the last time that the conversation was resolved; nothing if it never was. */
    void opened(Conversation conversation) {
        Instant resolved = last(conversation, RESOLVED);
        if (resolved == null) {
            ReportingEvent event = event(
                    "conversation_opened",
                    conversation.createdAt,
                    conversation.updatedAt,
                    0,
                    0,
                    assignee(conversation));
            conversation.reportingEvents.add(event);
        } else {
            add(conversation, "conversation_opened", resolved, conversation.updatedAt, assignee(conversation));
        }
    }

    /** Only the first time counts. */
    void handedOver(Conversation conversation) {
        if (last(conversation, HANDED_OVER) == null) {
            add(conversation, HANDED_OVER, conversation.createdAt, world.now(), assignee(conversation));
        }
    }

    /** The humans' time begins when the bot is done. */
    void firstReply(Message message) {
        Conversation conversation = message.conversation;
        Instant handedOver = last(conversation, HANDED_OVER);
        Instant start = handedOver == null ? conversation.createdAt : handedOver;
        Sender sender = message.sender;
        add(conversation, "first_response", start, message.createdAt, sender == null ? null : sender.id());
    }

    void reply(Message message) {
        Conversation conversation = message.conversation;
        Instant since = conversation.waitingSince;
        if (since != null) {
            add(conversation, "reply_time", since, message.createdAt, assignee(conversation));
        }
    }

    private static @Nullable Long assignee(Conversation conversation) {
        return conversation.assignee() == null ? null : conversation.assignee().id;
    }

    private static @Nullable Instant last(Conversation conversation, String name) {
        List<ReportingEvent> events = conversation.reportingEvents;
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).name().equals(name)) {
                return events.get(i).end();
            }
        }
        return null;
    }

    private void add(Conversation conversation, String name, Instant start, Instant end, @Nullable Long userId) {
        long value = end.getEpochSecond() - start.getEpochSecond();
        long inHours = BusinessHours.secondsBetween(conversation.inbox(), start, end);
        conversation.reportingEvents.add(event(name, start, end, value, inHours, userId));
    }

    private ReportingEvent event(
            String name, Instant start, Instant end, long value, long inHours, @Nullable Long userId) {
        return new ReportingEvent(world.nextReportingEventId(), name, value, inHours, start, end, userId, world.now());
    }
}
