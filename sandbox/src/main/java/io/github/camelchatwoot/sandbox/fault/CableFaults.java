// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.cable.Cable;
import io.github.camelchatwoot.sandbox.cable.Connection;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Sender;

/** Puts itself between the cable and its clients. Used on the event loop only. */
public final class CableFaults {
    private final Faults faults;
    private final Cable cable;

    public CableFaults(Faults faults, Cable cable, Timers timers) {
        this.faults = faults;
        this.cable = cable;
        cable.onConnect(connection -> connection.setLine(new DisturbedLine(faults, connection, timers)));
    }

    /** Switches a fault on, from this moment also for the connections that are there. */
    public Switched add(CableFault fault, Where.Connections where, Often often) {
        Switched switched = faults.add(fault, where, often);
        cable.connections().forEach(connection -> {
            if (connection.line() instanceof DisturbedLine line) {
                line.faultsChanged();
            }
        });
        return switched;
    }

    /**
     * Takes leave of clients with a frame, and closes.
     *
     * @return how many they were
     */
    public int disconnect(Where.Connections where, String reason, boolean reconnect) {
        List<Connection> concerned = concerned(where);
        concerned.forEach(connection -> connection.disconnect(reason, reconnect));
        return concerned.size();
    }

    /**
     * Ends connections without a word: clients see 1006.
     *
     * @return how many they were
     */
    public int drop(Where.Connections where) {
        List<Connection> concerned = concerned(where);
        concerned.forEach(Connection::drop);
        return concerned.size();
    }

    private List<Connection> concerned(Where.Connections where) {
        return cable.connections().stream()
                .filter(connection -> where.covers(listeners(connection)))
                .toList();
    }

    static Set<Subscriber> listeners(Connection connection) {
        Set<Subscriber> kinds = EnumSet.noneOf(Subscriber.class);
        for (Sender member : connection.members()) {
            kinds.add(member instanceof Contact ? Subscriber.CONTACT : Subscriber.USER);
        }
        return kinds;
    }
}
