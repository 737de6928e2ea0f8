// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Switches faults of the cable on; for all connections, unless said otherwise. {@link #times} and {@link #share} count
 * frames, except for {@link #halfOpen()}. Confined to one thread.
 */
public final class CableSwitch extends Switch<CableSwitch> {
    private final OnLoop loop;
    private final CableFaults cable;
    private @Nullable Subscriber subscriber;

    CableSwitch(OnLoop loop, Faults faults, CableFaults cable) {
        super(loop, faults);
        this.loop = loop;
        this.cable = cable;
    }

    @Override
    CableSwitch self() {
        return this;
    }

    /** Only connections at which an agent or administrator has subscribed. */
    public CableSwitch users() {
        subscriber = Subscriber.USER;
        return this;
    }

    /** Only connections at which a contact has subscribed. */
    public CableSwitch contacts() {
        subscriber = Subscriber.CONTACT;
        return this;
    }

    private Where.Connections where() {
        return new Where.Connections(subscriber);
    }

    private SwitchedOn on(CableFault fault) {
        Where.Connections where = where();
        return on(often -> cable.add(fault, where, often));
    }

    /**
     * Sends nothing more and reads nothing more, and leaves the socket open. Strikes the connections that are there at
     * once, and new ones before the welcome or, when it is for users or contacts only, the confirmation. A connection
     * that was struck stays so.
     */
    public SwitchedOn halfOpen() {
        return on(new CableFault.HalfOpen());
    }

    /** Sends no pings. */
    public SwitchedOn noPings() {
        return on(new CableFault.NoPings());
    }

    /** Tells no event and no presence, while pings and confirmations go on: Redis was lost. */
    public SwitchedOn deaf() {
        return on(new CableFault.Deaf());
    }

    /**
     * Tells an event after its successor.
     *
     * @param limit how long to wait for that one at most, by the time of the double
     */
    public SwitchedOn reordered(Duration limit) {
        return on(new CableFault.Reordered(limit));
    }

    /** Does not confirm subscriptions, which are alive all the same. */
    public SwitchedOn confirmWithheld() {
        return on(new CableFault.ConfirmWithheld());
    }

    /**
     * Takes leave of the clients that are there with a {@code disconnect} frame, and closes; once and at once.
     *
     * @param reason such as {@code server_restart}
     * @return how many they were
     */
    public int disconnect(String reason, boolean reconnect) {
        return loop.call(() -> cable.disconnect(where(), reason, reconnect));
    }

    /**
     * Ends the connections that are there without a word, so that clients see 1006; once and at once.
     *
     * @return how many they were
     */
    public int drop() {
        return loop.call(() -> cable.drop(where()));
    }
}
