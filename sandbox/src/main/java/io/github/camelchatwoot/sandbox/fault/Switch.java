// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.function.Function;

/**
 * Says how often a fault is to strike; the word at the end switches it on. Confined to one thread.
 *
 * @param <S> the switch itself
 */
public abstract class Switch<S extends Switch<S>> {
    private final OnLoop loop;
    private final Faults faults;
    private Often often = new Often.Always();

    Switch(OnLoop loop, Faults faults) {
        this.loop = loop;
        this.faults = faults;
    }

    /** Strikes the next so many times only; without this, until it is removed. */
    public S times(int count) {
        return strikes(new Often.Times(count));
    }

    /** Strikes by chance, this share of the times: above 0, at most 1. See {@link FaultSwitches#seed}. */
    public S share(double of) {
        return strikes(new Often.Share(of));
    }

    private S strikes(Often wanted) {
        often = wanted;
        return self();
    }

    abstract S self();

    SwitchedOn on(Fault fault, Where where) {
        return on(wanted -> faults.add(fault, where, wanted));
    }

    SwitchedOn on(Function<Often, Switched> adding) {
        Often wanted = often;
        return new SwitchedOn(loop, faults, loop.call(() -> adding.apply(wanted)));
    }
}
