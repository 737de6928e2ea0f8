// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.ConversationShelf;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * Gives the open conversations of an inbox that nobody has to its members who are online, in turns. Used on the event
 * loop only.
 */
public final class AutoAssignment {
    /** How long the job waits for its turn. */
    private static final Duration DELAY = Duration.ofMillis(200);

    private static final int MOST_AT_ONCE = 100;

    private final World world;
    private final ConversationActions conversations;
    private final Timers timers;
    private final Pending pending;

    public AutoAssignment(World world, ConversationActions conversations, Timers timers, Pending pending) {
        this.world = world;
        this.conversations = conversations;
        this.timers = timers;
        this.pending = pending;
    }

    /**
     * A conversation of the inbox became open.
     *
     * @param unseen what the job does not yet see
     */
    public void opened(Inbox inbox, @Nullable Conversation unseen) {
        if (!inbox.enableAutoAssignment || online(inbox).isEmpty()) {
            return;
        }
        pending.begin();
        pending.rest();
        timers.after(DELAY, () -> {
            pending.goOn();
            assign(inbox, unseen);
            pending.end();
        });
    }

    private void assign(Inbox inbox, @Nullable Conversation unseen) {
        ConversationShelf.merged(world.conversations.shelves(inbox.accountId, shelf -> isUnassigned(shelf, inbox)))
                .filter(conversation -> !conversation.equals(unseen))
                .sorted(Comparator.comparing((Conversation conversation) -> conversation.createdAt)
                        .thenComparing(conversation -> conversation.id))
                .limit(MOST_AT_ONCE)
                .toList()
                .forEach(conversation -> next(inbox, conversation.team())
                        .ifPresent(user -> conversations.assignByPolicy(conversation, user)));
    }

    private static boolean isUnassigned(ConversationShelf shelf, Inbox inbox) {
        return shelf.inbox().equals(inbox) && shelf.status() == Status.OPEN && shelf.holder() == null;
    }

    private List<User> online(Inbox inbox) {
        return inbox.members.stream()
                .flatMap(id -> world.users.find(id).stream())
                .filter(user -> "online".equals(user.availabilityStatus()))
                .toList();
    }

    /** The one who has waited longest; a team keeps its conversations to itself. */
    private Optional<User> next(Inbox inbox, @Nullable Team team) {
        List<Long> turns = inbox.roundRobin;
        turns.removeIf(id -> !inbox.members.contains(id));
        inbox.members.stream().filter(id -> !turns.contains(id)).forEach(id -> turns.add(0, id));
        List<User> online = online(inbox).stream()
                .filter(user -> team == null || (team.allowAutoAssign && team.members.contains(user.id)))
                .toList();
        for (int i = turns.size() - 1; i >= 0; i--) {
            Long id = turns.get(i);
            Optional<User> found = online.stream().filter(user -> user.id == id).findFirst();
            if (found.isPresent()) {
                turns.remove(i);
                turns.add(0, id);
                return found;
            }
        }
        return Optional.empty();
    }
}
