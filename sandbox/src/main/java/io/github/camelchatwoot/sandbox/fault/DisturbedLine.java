// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.Optional;

import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.cable.Connection;
import io.github.camelchatwoot.sandbox.cable.Frame;
import io.github.camelchatwoot.sandbox.cable.Line;
import org.jspecify.annotations.Nullable;

/** Passes the frames of one connection on unless a fault strikes them. Used on the event loop only. */
final class DisturbedLine implements Line {
    private final Faults faults;
    private final Connection connection;
    private final Timers timers;
    private boolean halfOpen;
    private @Nullable Frame held;
    private Timers.@Nullable Timer patience;

    DisturbedLine(Faults faults, Connection connection, Timers timers) {
        this.faults = faults;
        this.connection = connection;
        this.timers = timers;
    }

    @Override
    public void send(Frame frame) {
        if (halfOpen) {
            return;
        }
        if (held != null && frame.kind() == Frame.Kind.EVENT) {
            connection.socket().send(frame);
            release();
            return;
        }
        Optional<CableFault> fault = fault(frame.kind());
        if (fault.isEmpty()) {
            connection.socket().send(frame);
        } else if (fault.get() instanceof CableFault.HalfOpen) {
            breakOff();
        } else if (fault.get() instanceof CableFault.Reordered reordered) {
            held = frame;
            patience = timers.after(reordered.limit(), this::release);
        }
    }

    private Optional<CableFault> fault(Frame.Kind kind) {
        return faults.isEmpty()
                ? Optional.empty()
                : faults.forConnection(CableFaults.listeners(connection), fault -> fault.concerns(kind));
    }

    /** A connection may break off although nothing is sent. */
    void faultsChanged() {
        if (!halfOpen
                && faults.forConnection(
                                CableFaults.listeners(connection), fault -> fault instanceof CableFault.HalfOpen)
                        .isPresent()) {
            breakOff();
        }
    }

    private void breakOff() {
        halfOpen = true;
        connection.stopReading();
    }

    private void release() {
        Frame late = held;
        held = null;
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
        if (late != null && !halfOpen) {
            connection.socket().send(late);
        }
    }
}
