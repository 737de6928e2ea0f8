// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * Knows who gets an event.
 *
 * <table>
 * <caption>Who gets what</caption>
 * <tr><td>a webhook of the account</td><td>what it has subscribed to</td></tr>
 * <tr><td>the callback of an API inbox</td><td>everything about the inbox' conversations</td></tr>
 * <tr><td>a bot</td><td>what messages and states its conversations have: those of its inboxes, and those that it was
 * given</td></tr>
 * </table>
 *
 * <p>Nobody gets activity messages. Used on the event loop only.
 */
public final class Targets {
    private static final Set<String> FOR_BOTS = Set.of(
            "message_created",
            "message_updated",
            "conversation_opened",
            "conversation_resolved",
            "conversation_status_changed",
            "conversation_updated");

    private final World world;

    public Targets(World world) {
        this.world = world;
    }

    /** Everybody who gets the event. */
    public List<Target> of(Event event) {
        List<Target> all = new ArrayList<>(bots(event));
        all.addAll(subscribers(event));
        return all;
    }

    /** Those who are told of things as they were when the event happened. */
    List<Target> bots(Event event) {
        if (!(event instanceof Event.InConversation about) || !FOR_BOTS.contains(event.name()) || isUntold(event)) {
            return List.of();
        }
        Conversation conversation = about.conversation();
        AgentBot assignee = conversation.assigneeBot();
        AgentBot active = conversation.inbox().activeBot;
        if (assignee == null && active == null) {
            return List.of();
        }
        return reachable(
                Stream.of(assignee, active).filter(Objects::nonNull).distinct().map(Target.Bot::new));
    }

    /** Those who are told of things as they are by the time they are told. */
    List<Target> subscribers(Event event) {
        if (event instanceof Event.ForBots || isUntold(event)) {
            return List.of();
        }
        return subscribers(event.name(), event.accountId(), event.inbox().orElse(null));
    }

    /** Those who hear of events of this name without knowing more about it. */
    public List<Target> subscribers(String event, long accountId, @Nullable Inbox inbox) {
        Stream<Target> webhooks = world.webhooks.of(accountId).stream()
                .filter(webhook -> webhook.subscriptions().contains(event))
                .map(Target.AccountWebhook::new);
        Stream<Target> callback =
                Stream.ofNullable(inbox).flatMap(row -> row.api().stream()).map(Target.InboxCallback::new);
        return reachable(Stream.concat(webhooks, callback));
    }

    private static boolean isUntold(Event event) {
        return event instanceof Event.MessageEvent message && message.message().type == Message.Type.ACTIVITY;
    }

    private static List<Target> reachable(Stream<? extends Target> targets) {
        List<Target> reachable = new ArrayList<>();
        targets.forEach(target -> {
            String url = target.url();
            if (url != null && !url.isBlank()) {
                reachable.add(target);
            }
        });
        return reachable;
    }
}
