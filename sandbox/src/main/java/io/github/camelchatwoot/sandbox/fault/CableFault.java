// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

import io.github.camelchatwoot.sandbox.cable.Frame;

/** What goes wrong with a connection of the cable. */
public sealed interface CableFault extends Fault {
    /** Whether it can strike a frame of this kind. */
    boolean concerns(Frame.Kind frame);

    /** The socket stays open, but nothing is sent any more and nothing read. */
    record HalfOpen() implements CableFault {
        @Override
        public String kind() {
            return "half-open";
        }

        @Override
        public boolean concerns(Frame.Kind frame) {
            return true;
        }
    }

    /** No pings are sent. */
    record NoPings() implements CableFault {
        @Override
        public String kind() {
            return "no-pings";
        }

        @Override
        public boolean concerns(Frame.Kind frame) {
            return frame == Frame.Kind.PING;
        }
    }

    /** Pings go on and subscriptions are confirmed, but no event is told and no presence, as after a loss of Redis. */
    record Deaf() implements CableFault {
        @Override
        public String kind() {
            return "deaf";
        }

        @Override
        public boolean concerns(Frame.Kind frame) {
            return frame == Frame.Kind.EVENT;
        }
    }

    /**
     * An event is told after its successor.
     *
     * @param limit how long to wait for that one at most
     */
    record Reordered(Duration limit) implements CableFault {
        public Reordered {
            Limits.check("A limit", limit);
        }

        @Override
        public String kind() {
            return "reordered";
        }

        @Override
        public boolean concerns(Frame.Kind frame) {
            return frame == Frame.Kind.EVENT;
        }
    }

    /** A subscription is never confirmed. */
    record ConfirmWithheld() implements CableFault {
        @Override
        public String kind() {
            return "confirm-withheld";
        }

        @Override
        public boolean concerns(Frame.Kind frame) {
            return frame == Frame.Kind.CONFIRMATION;
        }
    }
}
