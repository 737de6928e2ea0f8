// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventType.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the events that the route is done with. Events are remembered only then: what was remembered before would be
 * lost by a crash. Safe for any thread; blocks as long as its memory does.
 */
final class Deduplicator {

    private static final Logger LOG = LoggerFactory.getLogger(Deduplicator.class);
    private static final int RECENT = 10_000;

    private final Memory memory;
    private final int maxFailures;
    private final Recent<String, String> shown = new Recent<>(RECENT);
    private final Recent<String, Integer> failures = new Recent<>(RECENT);

    /**
     * Knows what its memory knows.
     *
     * @param maxFailures how often the route may fail with an event before it counts as done
     */
    Deduplicator(Memory memory, int maxFailures) {
        this.memory = memory;
        this.maxFailures = maxFailures;
    }

    /** Whether the route is done with an event. When the memory cannot tell, it is not: rather a double than a loss. */
    boolean isKnown(Event event) {
        String id = event.id().orElse(null);
        if (id == null) {
            return false;
        }
        if (event.type().identity() == Identity.CONTENT) {
            return id.equals(shown.get(thing(id)));
        }
        try {
            return memory.contains(id);
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not tell whether {} is known; it goes on as a new one", id, e);
            return false;
        }
    }

    /** The route is done with an event. */
    void done(Event event) {
        String id = event.id().orElse(null);
        if (id == null) {
            return;
        }
        failures.remove(id);
        if (event.type().identity() == Identity.CONTENT) {
            shown.put(thing(id), id);
            return;
        }
        try {
            memory.add(id);
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not take {}; it may come again", id, e);
        }
    }

    /** The route failed with an event. True: that was the last time. */
    boolean failed(Event event) {
        String id = event.id().orElse(null);
        if (id == null) {
            return false;
        }
        Integer before = failures.get(id);
        int times = before == null ? 1 : before + 1;
        failures.put(id, times);
        return times >= maxFailures;
    }

    /** Whether the route has failed with an event, and is not done with it since. */
    boolean hasFailed(Event event) {
        return event.id().map(failures::get).isPresent();
    }

    /** What an id is about: the id without what is shown of it. */
    private static String thing(String id) {
        return id.substring(0, id.lastIndexOf(':'));
    }
}
