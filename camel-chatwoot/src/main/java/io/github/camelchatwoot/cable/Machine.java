// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import io.github.camelchatwoot.cable.CableMessage.Confirmation;
import io.github.camelchatwoot.cable.CableMessage.Disconnect;
import io.github.camelchatwoot.cable.CableMessage.EventFrame;
import io.github.camelchatwoot.cable.CableMessage.Rejection;
import io.github.camelchatwoot.cable.CableMessage.Unknown;
import io.github.camelchatwoot.cable.CableMessage.Welcome;
import io.github.camelchatwoot.cable.State.Asking;
import io.github.camelchatwoot.cable.State.Closing;
import io.github.camelchatwoot.cable.State.Confirmed;
import io.github.camelchatwoot.cable.State.Connecting;
import io.github.camelchatwoot.cable.State.Crowded;
import io.github.camelchatwoot.cable.State.Greeting;
import io.github.camelchatwoot.cable.State.Linked;
import io.github.camelchatwoot.cable.State.Stopped;
import io.github.camelchatwoot.cable.State.Subscribing;
import io.github.camelchatwoot.cable.State.Waiting;
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
    private final Serial serial;
    private final DoubleSupplier random;
    private final Figures figures;
    private final Delivery delivery;
    private final Watch watch;

    /** Ends the wait that a state consists of. */
    private final Reminder limit;

    private final Reminder presence;
    private final List<CompletableFuture<Void>> stopping = new ArrayList<>();
    private final CableListener listener;
    private State state = new Stopped();
    private boolean wanted;
    private boolean doubtful;
    private int failures;

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
        this.random = random;
        this.figures = figures;
        this.delivery = new Delivery(settings.window(), listener, serial, this::roomy);
        this.watch = new Watch(settings.silence(), time, serial);
        this.limit = new Reminder(time, serial);
        this.presence = new Reminder(time, serial);
    }

    void start() {
        wanted = true;
        if (state instanceof Stopped) {
            failures = 0;
            ask();
        }
    }

    /** @param end completes when no socket is open any more */
    void stop(CompletableFuture<Void> end) {
        wanted = false;
        delivery.clear();
        stopping.add(end);
        if (state instanceof Linked linked) {
            if (linked instanceof Subscribing || linked instanceof Confirmed) {
                linked.line().socket().send(linked.line().identifier().unsubscribe());
            }
            close(linked, false);
        } else if (!(state instanceof Closing)) {
            stopped();
        }
    }

    private void stopped() {
        enter(new Stopped());
        stopping.forEach(end -> end.complete(null));
        stopping.clear();
    }

    void renew(String reason, boolean doubt) {
        doubtful |= doubt;
        if (state instanceof Linked linked) {
            lose(linked, reason, false);
        } else if (state instanceof Asking) {
            failed(reason, null);
        }
    }

    private void enter(State next) {
        limit.cancel();
        if (!(next instanceof Confirmed)) {
            watch.end();
            presence.cancel();
        }
        State last = state;
        state = next;
        figures.entered(next.phase());
        if (last instanceof Asking asking) {
            asking.ticket().cancel(true);
        } else if (last instanceof Subscribing subscribing && !(next instanceof Confirmed)) {
            delivery.release(subscribing.gate()); // nobody fetches what was missed before them
        }
    }

    private void ask() {
        if (!delivery.window().hasRoom()) {
            enter(new Crowded());
            return;
        }
        CompletableFuture<CableIdentifier> ticket = ticket();
        enter(new Asking(ticket));
        limit.set(settings.ticket(), () -> failed("there is no identifier after " + settings.ticket(), null));
        CompletableFuture<CableIdentifier> unused =
                ticket.whenComplete((identifier, error) -> serial.execute(() -> answered(ticket, identifier, error)));
    }

    private CompletableFuture<CableIdentifier> ticket() {
        try {
            return tickets.ticket(doubtful);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answered(
            CompletableFuture<CableIdentifier> ticket,
            @Nullable CableIdentifier identifier,
            @Nullable Throwable error) {
        if (!(state instanceof Asking asking) || asking.ticket() != ticket) {
            return;
        }
        if (identifier == null) {
            failed("there is no identifier to subscribe with", error);
        } else {
            doubtful = false;
            connect(identifier);
        }
    }

    private void connect(CableIdentifier identifier) {
        delivery.window().forget();
        try {
            enter(new Connecting(new Line(identifier, opener, serial, this)));
        } catch (RuntimeException e) {
            failed("no socket can be opened", e);
            return;
        }
        limit("the socket is not open", settings.opening(), false);
    }

    @Override
    public void opened(Line line) {
        if (state instanceof Connecting connecting && connecting.line() == line) {
            figures.opened();
            enter(new Greeting(line));
            limit("the server has not welcomed us", settings.welcome(), false);
            read();
        }
    }

    /** The state must be another one in time. */
    private void limit(String reason, Duration patience, boolean doubt) {
        limit.set(patience, () -> {
            if (state instanceof Linked linked) {
                doubtful |= doubt;
                lose(linked, reason + " after " + patience.toMillis() + " ms", false);
            }
        });
    }

    @Override
    public void message(Line line, byte[] message) {
        if (!(state instanceof Linked linked) || linked.line() != line) {
            return;
        }
        watch.heard();
        delivery.window().received();
        CableMessage said = CableMessage.Reader.read(message, line.identifier());
        if (said instanceof EventFrame event && (linked instanceof Subscribing || linked instanceof Confirmed)) {
            figures.event();
            delivery.take(event.frame());
        } else {
            control(linked, said);
        }
        read();
    }

    private void control(Linked linked, CableMessage said) {
        if (said instanceof Welcome && linked instanceof Greeting) {
            subscribe(linked.line());
        } else if (said instanceof Confirmation && linked instanceof Subscribing subscribing) {
            confirmed(subscribing);
        } else if (said instanceof Rejection) {
            doubtful = true;
            lose(linked, "the server refuses the subscription", false);
        } else if (said instanceof Disconnect disconnect) {
            doubtful |= !disconnect.reconnect();
            lose(linked, "the server takes leave: " + disconnect.reason(), !disconnect.reconnect());
        } else if (said instanceof Unknown) {
            figures.unknown();
        }
    }

    private void subscribe(Line line) {
        enter(new Subscribing(line, delivery.gate()));
        limit("the subscription is not confirmed", settings.confirmation(), true);
        line.socket().send(line.identifier().subscribe());
    }

    private void confirmed(Subscribing subscribing) {
        failures = 0;
        figures.confirmed();
        enter(new Confirmed(subscribing.line()));
        watch.begin(() -> silent(subscribing.line()));
        remind(subscribing.line());
        CompletableFuture<?> unused = Delivery.safely(listener::confirmed)
                .whenComplete((fetched, error) -> serial.execute(() -> {
                    delivery.release(subscribing.gate());
                    read();
                }));
    }

    /** Tells the server now and then that somebody is there. */
    private void remind(Line line) {
        if (settings.presence() != null) {
            presence.set(settings.presence(), () -> {
                line.socket().send(line.identifier().updatePresence());
                remind(line);
            });
        }
    }

    private void silent(Line line) {
        if (state instanceof Confirmed confirmed && confirmed.line() == line) {
            lose(confirmed, "nothing came for " + settings.silence().toMillis() + " ms", false);
        }
    }

    /** Asks for more when there is place for it. */
    private void read() {
        if (state instanceof Linked linked && !(linked instanceof Connecting)) {
            int more = delivery.window().refill();
            if (more > 0) {
                linked.line().socket().fetch(more);
            }
            watch.pause(delivery.window().isPaused());
        }
    }

    /** Some events are done with. */
    private void roomy() {
        if (state instanceof Crowded && delivery.window().hasRoom()) {
            ask();
        } else {
            read();
        }
    }

    /** Gives a socket up. */
    private void lose(Linked linked, String reason, boolean patient) {
        tell(reason, null);
        close(linked, patient);
    }

    private void close(Linked linked, boolean patient) {
        Line line = linked.line();
        Closing closing = new Closing(line, patient);
        enter(closing);
        limit.set(settings.closing(), () -> {
            line.socket().tearDown();
            closed(closing);
        });
        line.socket().close(NORMAL);
    }

    @Override
    public void ended(Line line, CableSocket.End end) {
        if (state instanceof Closing closing && closing.line() == line) {
            closed(closing);
        } else if (state instanceof Linked linked && linked.line() == line) {
            failed(end.reason(), end.cause());
        }
    }

    private void closed(Closing closing) {
        if (wanted) {
            stopping.forEach(end -> end.complete(null)); // stopped, and started again meanwhile
            stopping.clear();
            rest(closing.patient());
        } else {
            stopped();
        }
    }

    /** Nothing is open, and something should be. */
    private void failed(String reason, @Nullable Throwable cause) {
        tell(reason, cause);
        rest(false);
    }

    private void rest(boolean patient) {
        enter(new Waiting());
        Backoff backoff = settings.backoff();
        limit.set(patient ? backoff.longest() : backoff.delay(failures, random.getAsDouble()), this::ask);
        failures++;
    }

    private void tell(String reason, @Nullable Throwable cause) {
        figures.lost(reason);
        listener.trouble(reason, cause);
    }
}
