// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.event.EventType.Identity;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads events from their source to a route, whatever the source: filter and echo guard at once, then the bounded
 * queue, and when the turn of an event has come, deduplication, the route and the delivery report. An event is
 * remembered as known only when the route is done with it. Safe for any thread; no thread is held while an event waits
 * or a route is under way.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int IDS_PER_LINE = 50;

    private final Settings settings;
    private final Route route;
    private final Clock clock;
    private final Figures figures = new Figures();
    private final Room room;
    private final Deduplicator deduplicator;
    private final FailedMessages failedMessages;
    private final Settlement settlement;
    private final Lanes<Visit> lanes;
    private final Reorder<Visit> reorder;
    private final UnderWay underWay;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * What a route wants.
     *
     * @param inOrder whether the events of a conversation go one after the other
     * @param reorderWindow how long messages are held back to put them into the order of their ids; zero: not at all
     * @param parallel how many exchanges at a time
     * @param queueSize how many events at a time, with those in the route
     * @param queueBytes how many bytes of payloads at a time; a single event may be larger
     * @param maxFailures how often the route may fail with an event before it is given up
     * @param deliveryReport what Chatwoot is told
     */
    public record Settings(
            EventFilter filter,
            EchoGuard echoGuard,
            boolean inOrder,
            Duration reorderWindow,
            int parallel,
            int queueSize,
            long queueBytes,
            int maxFailures,
            DeliveryReport.Mode deliveryReport) {}

    /** An intake whose memory is its own. */
    public Intake(Settings settings, Route route, Memory memory, Executor executor, Call call, Time time, Clock clock) {
        this(settings, route, memory, new UnderWay(), executor, call, time, clock);
    }

    /**
     * An intake that is open.
     *
     * @param underWay of all intakes that share the memory
     * @param executor runs the route, whatever happens: what it cannot take, the caller runs
     * @param call makes the delivery reports
     * @param time lets go what is held back
     */
    public Intake(
            Settings settings,
            Route route,
            Memory memory,
            UnderWay underWay,
            Executor executor,
            Call call,
            Time time,
            Clock clock) {
        this.settings = settings;
        this.underWay = underWay;
        this.route = route;
        this.clock = clock;
        this.room = new Room(settings.queueSize(), settings.queueBytes());
        this.deduplicator = new Deduplicator(memory, settings.maxFailures());
        this.failedMessages = new FailedMessages(memory, deduplicator);
        DeliveryReport report =
                new DeliveryReport(settings.deliveryReport(), call, settings.echoGuard(), failedMessages, figures);
        this.settlement = new Settlement(deduplicator, report, figures, executor);
        this.lanes = new Lanes<>(settings.parallel(), executor, Visit::go);
        this.reorder = new Reorder<>(settings.reorderWindow(), time, this::line);
    }

    /** Takes an event, or not. Never blocks. */
    public Admission accept(Arrival arrival) {
        figures.received(clock.millis());
        Admission admission = admission(arrival);
        if (admission instanceof Admission.Full) {
            figures.count(Figure.SHED);
        }
        return admission;
    }

    /** The same for a source that comes again with the event when there is no room: only then is it counted. */
    public Admission offer(Arrival arrival) {
        Admission admission = admission(arrival);
        if (!(admission instanceof Admission.Full)) {
            figures.received(clock.millis());
        }
        return admission;
    }

    private Admission admission(Arrival arrival) {
        Event event = arrival.event();
        route.heard(event);
        if (settings.echoGuard().isEcho(event)) {
            figures.count(Figure.ECHOES);
            return new Admission.Ignored();
        }
        boolean wanted = settings.filter().passes(event);
        if (!wanted) {
            figures.count(Figure.FILTERED);
            if (!isWatched(event)) {
                return new Admission.Ignored();
            }
        }
        return admit(new Visit(arrival, wanted));
    }

    /** Whether an event that the route does not want may tell one that it does. */
    private boolean isWatched(Event event) {
        return settings.filter().wants(EventType.MESSAGE_RETRY_REQUESTED.wireName()) && FailedMessages.isTelling(event);
    }

    /** Room comes first: what is under way is shared with others that are told that it was taken. */
    private Admission admit(Visit visit) {
        CompletableFuture<Ending> same = visit.same();
        if (same == null && room.take(visit.size())) {
            same = visit.enter();
            if (same == null) {
                return take(visit);
            }
            room.give(visit.size());
        }
        if (same == null) {
            return new Admission.Full();
        }
        figures.count(Figure.DUPLICATES);
        return new Admission.Taken(same.thenCompose(end -> joined(visit, end)), false);
    }

    /** What another intake has left behind when it stopped, this one brings in. */
    private CompletableFuture<Ending> joined(Visit visit, Ending end) {
        boolean isLeft = end instanceof Ending.Stopped && !closed;
        return isLeft && admit(visit) instanceof Admission.Taken taken
                ? taken.ending()
                : CompletableFuture.completedFuture(end);
    }

    private Admission take(Visit visit) {
        visits.add(visit);
        boolean first = !deduplicator.hasFailed(visit.arrival.event());
        Facts facts = visit.arrival.event().facts();
        reorder.put(settings.inOrder() ? Key.of(facts) : visit, settings.inOrder() ? facts.messageId() : null, visit);
        return new Admission.Taken(visit.ending, first);
    }

    private void line(Object key, Visit visit) {
        if (!lanes.put(key, visit)) {
            leave(List.of(visit));
        }
    }

    /** What happened so far. */
    public Figures figures() {
        return figures;
    }

    /** How many events were taken and are not at their end. */
    public int pending() {
        return visits.size();
    }

    /** Lets go what is held back to be put into order. */
    public void flush() {
        reorder.flush();
    }

    /** Begins nothing more, and tells what is left behind. */
    public void close() {
        closed = true;
        List<Visit> waiting = lanes.close();
        waiting.addAll(reorder.close());
        leave(waiting);
        tell("were in the route when it stopped", List.copyOf(visits));
    }

    private void leave(List<Visit> waiting) {
        tell("were taken and had not begun when the route stopped", waiting);
        waiting.forEach(visit -> {
            figures.count(Figure.LEFT);
            visit.end(new Ending.Stopped());
        });
    }

    private static void tell(String what, List<Visit> visits) {
        for (int i = 0; i < visits.size(); i += IDS_PER_LINE) {
            List<Visit> some = visits.subList(i, Math.min(visits.size(), i + IDS_PER_LINE));
            LOG.warn("{} events {}: {}", visits.size(), what, some);
        }
    }

    /** An event that is only looked at. */
    private record Unwanted(Intake by, String id) {}

    /** An event, from when it is taken to its end. */
    private final class Visit {
        private final Arrival arrival;
        private final boolean wanted;
        private final CompletableFuture<Ending> ending = new CompletableFuture<>();

        Visit(Arrival arrival, boolean wanted) {
            this.arrival = arrival;
            this.wanted = wanted;
        }

        int size() {
            return arrival.event().payload().size();
        }

        /** How it ends with the same event, when that is under way already: both end together. */
        @Nullable
        CompletableFuture<Ending> same() {
            Object key = key();
            return key == null ? null : underWay.same(key);
        }

        /** Is under way from now on, unless the same event is. */
        @Nullable
        CompletableFuture<Ending> enter() {
            Object key = key();
            return key == null ? null : underWay.enter(key, ending);
        }

        /** Contents may be shown again, so they are not compared. What is not wanted here may be so elsewhere. */
        private @Nullable Object key() {
            Event event = arrival.event();
            String id = event.type().identity() == Identity.CONTENT
                    ? null
                    : event.id().orElse(null);
            return id == null || wanted ? id : new Unwanted(Intake.this, id);
        }

        void leave() {
            Object key = key();
            if (key != null) {
                underWay.leave(key, ending);
            }
        }

        /** Completes when the turn of the next one has come; it comes, whatever happens. */
        CompletableFuture<?> go() {
            try {
                return begin();
            } catch (RuntimeException e) {
                LOG.error("{} failed before its route began", this, e);
                end(new Ending.Failed("The route could not begin"));
                return ending;
            }
        }

        private CompletableFuture<?> begin() {
            Event event = arrival.event();
            if (wanted && deduplicator.isKnown(event)) {
                figures.count(Figure.DUPLICATES);
                end(new Ending.Duplicate());
                return ending;
            }
            if (wanted && arrival.isLate() && !deduplicator.hasFailed(event)) {
                figures.count(Figure.REPAIRED);
            }
            Event wish = failedMessages
                    .look(event, arrival.deliveryId())
                    .filter(settings.filter()::passes)
                    .orElse(null);
            CompletableFuture<Ending> first = wanted ? begin(arrival) : done(new Ending.Seen());
            if (wish == null) {
                return first.thenAccept(over -> settlement.of(arrival.event(), over, this::end));
            }
            figures.count(Figure.RETRIES_REQUESTED);
            return first.thenCompose(over -> second(over, arrival.with(wish)));
        }

        /** The wish goes after the update that tells it. They end as the worse of them. */
        private CompletableFuture<?> second(Ending first, Arrival wish) {
            return begin(wish)
                    .thenAccept(over -> settlement.of(wish.event(), over, other -> {
                        if (other.isDone()) {
                            settlement.of(arrival.event(), first, one -> end(one.isDone() ? other : one));
                        } else { // the update is not over either: when it is told again, it tells the wish again
                            settlement.count(first);
                            failedMessages.again(wish.event());
                            end(other);
                        }
                    }));
        }

        private CompletableFuture<Ending> done(Ending end) {
            return CompletableFuture.completedFuture(end);
        }

        private CompletableFuture<Ending> begin(Arrival one) {
            try {
                return route.begin(one).exceptionally(error -> broken(one, error));
            } catch (RuntimeException | Error e) { // a thread that dies of it would leave its turn to nobody
                return done(broken(one, e));
            }
        }

        private Ending broken(Arrival one, Throwable error) {
            LOG.error("The route broke off with {}", one, error);
            return new Ending.Failed("The route broke off");
        }

        void end(Ending end) {
            leave();
            if (visits.remove(this)) {
                room.give(size());
            }
            ending.complete(end);
        }

        @Override
        public String toString() {
            return arrival.toString();
        }
    }
}
