// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * What a route has seen, and its misfortunes: some events take their time, and with some it fails once or more often,
 * but less often than gives them up. Which ones follows from a seed. Safe for any thread.
 */
final class Witness {

    private static final String MESSAGE = "message_created";
    private static final String CONVERSATION = "conversation_created";

    private static final String ACTIVITY = "activity";
    private static final String DELAY = "chaosDelay";
    private static final int MOST_FAILURES = 2;
    private static final int PERCENT = 100;

    private final long seed;
    private final int slow;
    private final int failing;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> wentWell = new TreeMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    /** An event that came into the route; the message is 0 for what is about none. */
    record Entry(String id, long conversation, long message, boolean late, String what) {}

    /**
     * Of a route that is not there yet.
     *
     * @param slow how many events of a hundred take a while
     * @param failing how many of a hundred fail at first
     */
    Witness(long seed, int slow, int failing) {
        this.seed = seed;
        this.slow = slow;
        this.failing = failing;
    }

    /** A route that it stands beside. */
    RouteBuilder route(String uri, String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri)
                        .routeId(id)
                        .process(Witness.this::enters)
                        .delay(exchangeProperty(DELAY))
                        .process(Witness.this::leaves);
            }
        };
    }

    /** Keeps the misfortunes out of the log. */
    ExceptionHandler calm() {
        return new LoggingExceptionHandler(new DefaultCamelContext(), Witness.class, LoggingLevel.DEBUG);
    }

    private synchronized void enters(Exchange exchange) {
        String id = TestDesk.header(exchange, "EventId");
        Entry entry = new Entry(
                id,
                exchange.getMessage().getHeader("CamelChatwootConversationId", 0L, Long.class),
                id.startsWith(MESSAGE) ? number(id) : 0,
                "true".equals(TestDesk.header(exchange, "Late")),
                String.valueOf(TestDesk.header(exchange, "EventMessageType")));
        entries.add(entry);
        Random fate = fate(id);
        exchange.setProperty(DELAY, fate.nextInt(PERCENT) < slow ? 20 + fate.nextInt(150) : 0);
    }

    private synchronized void leaves(Exchange exchange) {
        String id = TestDesk.header(exchange, "EventId");
        Random fate = fate(id + "!");
        int failures = fate.nextInt(PERCENT) < failing ? 1 + fate.nextInt(MOST_FAILURES) : 0;
        if (attempts.merge(id, 1, Integer::sum) <= failures) {
            throw new IllegalStateException("bad luck with " + id);
        }
        wentWell.merge(id, 1, Integer::sum);
    }

    private Random fate(String id) {
        return new Random(seed * 31 + id.hashCode());
    }

    static long number(String eventId) {
        return Long.parseLong(eventId.substring(eventId.lastIndexOf(':') + 1));
    }

    /** Those of the messages that have not reached the end of the route. */
    synchronized Set<Long> missing(Collection<Long> messages) {
        Set<Long> missing = new TreeSet<>(messages);
        wentWell.keySet().stream()
                .filter(id -> id.startsWith(MESSAGE))
                .map(Witness::number)
                .forEach(missing::remove);
        return missing;
    }

    /** How often it went well with events with which it went well more than once. */
    synchronized Map<String, Integer> doubled() {
        Map<String, Integer> doubled = new TreeMap<>(wentWell);
        doubled.values().removeIf(times -> times == 1);
        return doubled;
    }

    /** Those of the conversations whose beginning has not reached the end of the route. */
    synchronized Set<Long> missingConversations(Collection<Long> conversations) {
        Set<Long> missing = new TreeSet<>(conversations);
        wentWell.keySet().stream()
                .filter(id -> id.startsWith(CONVERSATION))
                .map(Witness::number)
                .forEach(missing::remove);
        return missing;
    }

    /**
     * Messages that came for the first time after a later one of their conversation, and did not say that they are
     * late. Not those that the server itself tells when it comes to it.
     */
    synchronized List<Entry> unflagged() {
        Map<Long, Long> last = new HashMap<>();
        Set<String> known = new HashSet<>();
        List<Entry> unflagged = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.message() == 0 || entry.what().equals(ACTIVITY) || !known.add(entry.id())) {
                continue;
            }
            long before = last.getOrDefault(entry.conversation(), 0L);
            if (!entry.late() && entry.message() < before) {
                unflagged.add(entry);
            }
            last.put(entry.conversation(), Math.max(before, entry.message()));
        }
        return unflagged;
    }

    synchronized long late() {
        return entries.stream().filter(Entry::late).count();
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
