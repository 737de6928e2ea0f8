// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to events. Safe for any thread. */
public final class Figures {

    private final Map<Figure, LongAdder> counts = new EnumMap<>(Figure.class);
    private volatile long lastMillis;

    /** What is counted. */
    public enum Figure {
        /** Requests that are no deliveries of Chatwoot's. */
        REFUSED,
        /** Events that have arrived. */
        RECEIVED,
        /** Events that the route does not want. */
        FILTERED,
        /** Events about messages that this bridge created. */
        ECHOES,
        /** Events that were known already. */
        DUPLICATES,
        /** Events that there was no room for. */
        SHED,
        /** Events that got into the route only because they were looked for: nothing else had told them. */
        REPAIRED,
        /** Exchanges that went well. */
        COMPLETED,
        /** Exchanges that failed. */
        FAILED,
        /** Events that were given up because they failed too often. */
        GIVEN_UP,
        /** Messages that an agent asked to send again. */
        RETRIES_REQUESTED,
        /** Delivery reports that Chatwoot has taken. */
        REPORTED,
        /** Delivery reports that Chatwoot has not taken. */
        REPORTS_FAILED,
        /** Events that were taken, and left when everything stopped. */
        LEFT;

        /** The name as a key of details. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    public Figures() {
        for (Figure figure : Figure.values()) {
            counts.put(figure, new LongAdder());
        }
    }

    /** Counts one. */
    public void count(Figure figure) {
        adder(figure).increment();
    }

    /**
     * Counts an event that has arrived.
     *
     * @param nowMillis in milliseconds since 1970
     */
    public void received(long nowMillis) {
        adder(Figure.RECEIVED).increment();
        lastMillis = nowMillis;
    }

    private LongAdder adder(Figure figure) {
        LongAdder adder = counts.get(figure);
        if (adder == null) {
            throw new IllegalStateException("not counted: " + figure);
        }
        return adder;
    }

    /** How many there were since the start. */
    public long of(Figure figure) {
        return adder(figure).sum();
    }

    /** When the last event arrived, in milliseconds since 1970; 0: none has. */
    public long lastMillis() {
        return lastMillis;
    }

    /** All of them. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((figure, adder) -> all.put(figure.key(), adder.sum()));
        return all;
    }
}
