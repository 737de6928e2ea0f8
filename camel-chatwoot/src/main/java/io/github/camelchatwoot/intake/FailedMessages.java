// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.Optional;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the messages that could not be delivered, and by that when an agent asks to send one again: Chatwoot tells only
 * two updates, the first or both of which show that the error is gone. Safe for any thread; blocks as long as its
 * memory does.
 */
final class FailedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);
    private static final int RECENT = 10_000;

    private final Memory memory;
    private final Deduplicator known;
    private final Recent<String, Long> retried = new Recent<>(RECENT);

    /** @param memory shared by all instances of a bridge, or an agent's wish may reach one that does not know better */
    FailedMessages(Memory memory, Deduplicator known) {
        this.memory = memory;
        this.known = known;
    }

    /** Whether an event can tell that an agent wants a message sent again. */
    static boolean isTelling(Event event) {
        Facts facts = event.facts();
        return event.type() == EventType.MESSAGE_UPDATED && facts.isForCustomer() && facts.messageId() != null;
    }

    /** Looks at an event: the wish that it tells. */
    Optional<Event> look(Event event, @Nullable String deliveryId) {
        if (!isTelling(event)) {
            return Optional.empty();
        }
        try {
            return event.facts().externalError() == null ? cleared(event, deliveryId) : failed(event);
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not tell whether {} failed before", event, e);
            return Optional.empty();
        }
    }

    private Optional<Event> failed(Event event) {
        Long at = event.facts().stateMillis();
        Long since = retried.get(name(event));
        if (at == null || since == null || at > since) { // else it was overtaken by the agent's wish
            memory.add(failedKey(event));
        }
        return Optional.empty();
    }

    private Optional<Event> cleared(Event event, @Nullable String deliveryId) {
        Long at = event.facts().stateMillis();
        Event wish = wish(event, at == null ? deliveryId : at.toString());
        if (event.facts().deleted()) {
            boolean unused = memory.remove(failedKey(event));
            return Optional.empty();
        }
        if (memory.remove(secondKey(event)) || known.isKnown(wish) || !memory.remove(failedKey(event))) {
            return Optional.empty();
        }
        if (at == null) {
            addSecond(event);
        } else {
            retried.put(name(event), at);
        }
        return Optional.of(wish);
    }

    /** The other of the two updates looks like another wish. */
    private void addSecond(Event event) {
        try {
            memory.add(secondKey(event));
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not take that {} was seen; it may be told twice", event, e);
        }
    }

    /** @param state null: nothing tells this wish from others, and old servers are like that */
    private static Event wish(Event event, @Nullable String state) {
        EventType type = EventType.MESSAGE_RETRY_REQUESTED;
        return event.as(type, state == null ? null : type.wireName() + ":" + name(event) + ":" + state);
    }

    /** A wish was not fulfilled: it is told again by the next update that can tell it. */
    void again(Event wish) {
        try {
            memory.add(failedKey(wish));
            boolean unused = memory.remove(secondKey(wish));
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not take that {} failed; nobody may hear of it again", wish, e);
        }
    }

    /** Chatwoot was told that a message failed. */
    void add(Event event) {
        memory.add(failedKey(event));
    }

    /** Whether a message is known as failed; it is no longer, because Chatwoot is going to be told. */
    boolean remove(Event event) {
        return memory.remove(failedKey(event));
    }

    private static String failedKey(Event event) {
        return "message_failed:" + name(event);
    }

    private static String secondKey(Event event) {
        return "message_retried:" + name(event);
    }

    private static String name(Event event) {
        return event.facts().accountId() + ":" + event.facts().messageId();
    }
}
