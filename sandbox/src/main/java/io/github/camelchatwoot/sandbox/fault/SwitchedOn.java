// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/** A fault that was switched on: how often it struck, and the way to switch it off. Safe for any thread. */
public final class SwitchedOn {
    private final OnLoop loop;
    private final Faults faults;
    private final Switched first;

    SwitchedOn(OnLoop loop, Faults faults, Switched first) {
        this.loop = loop;
        this.faults = faults;
        this.first = first;
    }

    /** Its number, by which the control interface knows it. */
    public long id() {
        return first.id();
    }

    /** How often it has struck so far; 0 once it was removed. */
    public long struck() {
        return loop.call(() -> faults.find(first.id()).map(Switched::struck).orElse(0L));
    }

    /** Switches it off; harmless when done twice. */
    public void remove() {
        loop.call(() -> faults.remove(first.id()));
    }
}
