// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

import io.github.camelchatwoot.client.Time;

/**
 * A subscription to Chatwoot's events that is kept up until it is stopped. It never gives up: whatever happens, the
 * next attempt comes, after a wait that grows to a minute. Never more than one socket is open at a time. Safe for any
 * thread; blocks nobody. To be stopped before its time is closed.
 */
public final class CableConnection {

    private final Serial serial;
    private final Figures figures;
    private final Machine machine;

    /**
     * A connection that is not started.
     *
     * @param opener opens sockets to the server
     * @param executor runs the listener and everything else, one thing at a time, whatever happens: what it cannot
     *     take, the caller runs
     * @param random numbers between 0 and 1: spread clients who lost their connections at the same time
     */
    public CableConnection(
            CableSettings settings,
            CableSocket.Opener opener,
            CableTickets tickets,
            CableListener listener,
            Executor executor,
            Time time,
            DoubleSupplier random) {
        this.serial = new Serial(executor);
        this.figures = new Figures(time);
        this.machine = new Machine(settings, opener, tickets, listener, serial, time, random, figures);
    }

    /** Connects, and stays connected. Harmless when it is started already. */
    public void start() {
        serial.execute(machine::start);
    }

    /**
     * Takes leave and closes. Events that were not handed to the listener yet are dropped; it is not called any more,
     * unless the connection is started again.
     *
     * @return completes when no socket is open any more, within the limit of the settings for closing
     */
    public CompletableFuture<Void> stop() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        serial.execute(() -> machine.stop(end));
        return end;
    }

    /**
     * Closes the socket, and opens another one after the usual wait: when somebody else knows that nothing comes over
     * this one. While there is none, only the doubt is kept.
     *
     * @param reason for the status and the listener
     * @param fresh whether to ask for a fresh identifier
     */
    public void renew(String reason, boolean fresh) {
        serial.execute(() -> machine.renew(reason, fresh));
    }

    /** How it is at this moment. */
    public CableStatus status() {
        return figures.status();
    }
}
