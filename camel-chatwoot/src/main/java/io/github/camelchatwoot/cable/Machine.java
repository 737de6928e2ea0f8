// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import io.github.camelchatwoot.client.Time;
import org.jspecify.annotations.Nullable;

/**
 * Goes from state to state, as it is told and as the socket behaves. Everything happens in tasks of one serial
 * executor, alarms and answers too, so there is nothing to lock.
 */
final class Machine implements Line.Handler {

    private static final int NORMAL = 1000;

    private final CableSettings settings;
    private final CableSocket.Opener opener;
    private final CableTickets tickets;
    private final CableListener listener;
    private final Serial serial;
    private final Figures figures;
    private final Waits waits;
    private final Delivery delivery;
    private final Watch watch;

    /** Ends the wait that a state consists of. */
    private final Reminder limit;

    private final Presence presence;
    private final List<CompletableFuture<Void>> stopping = new ArrayList<>();
    private State state = new State.Stopped();
    private boolean wanted;
    private boolean doubtful;

    Machine(
            CableSettings settings,
            CableSocket.Opener opener,
            CableTickets tickets,
            CableListener listener,
            Serial serial,
            Time time,
            DoubleSupplier random,
            Figures figures) {
        this.settings = settings;
        this.opener = opener;
        this.tickets = tickets;
        this.listener = listener;
        this.serial = serial;
        this.figures = figures;
        this.waits = new Waits(settings.backoff(), random);
        this.delivery = new Delivery(settings.window(), listener, serial, this::roomy);
        this.watch = new Watch(settings.silence(), time, serial);
        this.limit = new Reminder(time, serial);
        this.presence = new Presence(settings.presence(), time, serial);
    }

    void start() {
        wanted = true;
        if (state instanceof State.Stopped) {
            waits.reset();
            ask();
        }
    }

    /** @param end completes when no socket is open any more */
    void stop(CompletableFuture<Void> end) {
        wanted = false;
        delivery.clear();
        stopping.add(end);
        if (state instanceof State.Linked linked) {
            if (linked instanceof State.Subscribing || linked instanceof State.Confirmed) {
                linked.line().socket().send(linked.line().identifier().unsubscribe());
            }
            close(linked, false);
        } else if (!(state instanceof State.Closing)) {
            enter(new State.Stopped());
            tellStopped();
        }
    }

    private void tellStopped() {
        stopping.forEach(end -> end.complete(null));
        stopping.clear();
    }

    void renew(String reason, boolean doubt) {
        doubtful |= doubt;
        if (state instanceof State.Linked linked) {
            lose(linked, reason, false);
        } else if (state instanceof State.Asking) {
            failed(reason, null);
        }
    }

    private void enter(State next) {
        limit.cancel();
        if (!(next instanceof State.Confirmed)) {
            watch.end();
            presence.end();
        }
        State last = state;
        state = next;
        figures.entered(next.phase());
        if (last instanceof State.Asking asking) {
            asking.ticket().cancel(true);
        } else if (last instanceof State.Subscribing subscribing && !(next instanceof State.Confirmed)) {
            delivery.release(subscribing.gate()); // nobody fetches what was missed before them
        }
    }

    private void ask() {
        if (!delivery.window().hasRoom()) {
            enter(new State.Crowded());
            return;
        }
        State.Asking asking = State.Asking.about(tickets, doubtful);
        enter(asking);
        limit.set(settings.ticket(), () -> failed("there is no identifier after " + settings.ticket(), null));
        CompletableFuture<CableIdentifier> unused = asking.ticket()
                .whenComplete((identifier, error) -> serial.execute(() -> answered(asking, identifier, error)));
    }

    private void answered(State.Asking asking, @Nullable CableIdentifier identifier, @Nullable Throwable error) {
        if (state != asking) {
            return; // it is too late
        }
        if (identifier == null) {
            failed("there is no identifier to subscribe with" + Reasons.of(error), error);
        } else {
            doubtful = false;
            connect(identifier);
        }
    }

    private void connect(CableIdentifier identifier) {
        delivery.window().forget();
        State.Connecting connecting;
        try {
            connecting = new State.Connecting(new Line(identifier, opener, serial, this));
        } catch (RuntimeException e) {
            failed("no socket can be opened" + Reasons.of(e), e);
            return;
        }
        enter(connecting);
        limit(connecting, "the socket is not open", settings.opening(), false);
    }

    @Override
    public void opened(Line line) {
        if (state instanceof State.Connecting connecting && connecting.line() == line) {
            figures.opened();
            State.Greeting greeting = new State.Greeting(line);
            enter(greeting);
            limit(greeting, "the server has not welcomed us", settings.welcome(), false);
            read();
        }
    }

    /** The state must be another one in time. */
    private void limit(State.Linked linked, String reason, Duration patience, boolean doubt) {
        limit.set(patience, () -> {
            doubtful |= doubt;
            lose(linked, reason + " after " + patience.toMillis() + " ms", false);
        });
    }

    @Override
    public void message(Line line, byte[] message) {
        if (!(state instanceof State.Linked linked) || linked.line() != line) {
            return;
        }
        watch.heard();
        delivery.window().received();
        CableMessage said = CableMessage.Reader.read(message, line.identifier());
        if (said instanceof CableMessage.EventFrame event
                && (linked instanceof State.Subscribing || linked instanceof State.Confirmed)) {
            figures.event();
            delivery.take(event.frame());
        } else {
            control(linked, said);
        }
        read();
    }

    private void control(State.Linked linked, CableMessage said) {
        if (said instanceof CableMessage.Welcome && linked instanceof State.Greeting) {
            subscribe(linked.line());
        } else if (said instanceof CableMessage.Confirmation && linked instanceof State.Subscribing subscribing) {
            confirmed(subscribing);
        } else if (said instanceof CableMessage.Rejection) {
            doubtful = true;
            lose(linked, "the server refuses the subscription", false);
        } else if (said instanceof CableMessage.Disconnect disconnect) {
            doubtful |= !disconnect.reconnect();
            lose(linked, "the server takes leave: " + disconnect.reason(), !disconnect.reconnect());
        } else if (said instanceof CableMessage.Unknown) {
            figures.unknown();
        }
    }

    private void subscribe(Line line) {
        State.Subscribing subscribing = new State.Subscribing(line, delivery.gate());
        enter(subscribing);
        limit(subscribing, "the subscription is not confirmed", settings.confirmation(), true);
        line.socket().send(line.identifier().subscribe());
    }

    private void confirmed(State.Subscribing subscribing) {
        waits.reset();
        figures.confirmed();
        State.Confirmed now = new State.Confirmed(subscribing.line());
        enter(now);
        watch.begin(() -> lose(now, "nothing came for " + settings.silence().toMillis() + " ms", false));
        presence.begin(subscribing.line());
        CompletableFuture<?> unused = Delivery.safely(listener::confirmed)
                .whenComplete((fetched, error) -> serial.execute(() -> {
                    delivery.release(subscribing.gate());
                    read();
                }));
    }

    /** Asks for more when there is place for it. */
    private void read() {
        if (state instanceof State.Linked linked && !(linked instanceof State.Connecting)) {
            int more = delivery.window().refill();
            if (more > 0) {
                linked.line().socket().fetch(more);
            }
            watch.pause(delivery.window().isPaused());
        }
    }

    /** Some events are done with. */
    private void roomy() {
        if (state instanceof State.Crowded && delivery.window().hasRoom()) {
            ask();
        } else {
            read();
        }
    }

    /** Gives a socket up. */
    private void lose(State.Linked linked, String reason, boolean patient) {
        close(linked, patient);
        tell(reason, null);
    }

    private void close(State.Linked linked, boolean patient) {
        Line line = linked.line();
        State.Closing closing = new State.Closing(line, patient);
        enter(closing);
        limit.set(settings.closing(), () -> {
            line.socket().tearDown();
            closed(closing);
        });
        line.socket().close(NORMAL);
    }

    @Override
    public void ended(Line line, CableSocket.End end) {
        if (state instanceof State.Closing closing && closing.line() == line) {
            closed(closing);
        } else if (state instanceof State.Linked linked && linked.line() == line) {
            failed(end.reason(), end.cause());
        }
    }

    private void closed(State.Closing closing) {
        if (wanted) {
            rest(closing.patient());
        } else {
            enter(new State.Stopped());
        }
        tellStopped();
    }

    /** Nothing is open, and something should be. */
    private void failed(String reason, @Nullable Throwable cause) {
        rest(false);
        tell(reason, cause);
    }

    private void rest(boolean patient) {
        enter(new State.Waiting());
        limit.set(waits.next(patient), this::ask);
    }

    /** Comes last, so that nothing is left half done if the listener breaks its word and throws. */
    private void tell(String reason, @Nullable Throwable cause) {
        figures.lost(reason);
        listener.trouble(reason, cause);
    }
}
