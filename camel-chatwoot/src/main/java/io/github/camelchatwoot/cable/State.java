// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.cable.CableStatus.Phase;

/** What a connection does, and with what. */
sealed interface State {

    Phase phase();

    /** There is a socket that is listened to. */
    sealed interface Linked extends State {
        Line line();
    }

    record Stopped() implements State {
        @Override
        public Phase phase() {
            return Phase.STOPPED;
        }
    }

    record Waiting() implements State {
        @Override
        public Phase phase() {
            return Phase.WAITING;
        }
    }

    record Crowded() implements State {
        @Override
        public Phase phase() {
            return Phase.CROWDED;
        }
    }

    record Asking(CompletableFuture<CableIdentifier> ticket) implements State {
        /** Begins to ask. */
        static Asking about(CableTickets tickets, boolean doubtful) {
            try {
                return new Asking(tickets.ticket(doubtful));
            } catch (RuntimeException e) {
                return new Asking(CompletableFuture.failedFuture(e));
            }
        }

        @Override
        public Phase phase() {
            return Phase.ASKING;
        }
    }

    record Connecting(Line line) implements Linked {
        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }
    }

    record Greeting(Line line) implements Linked {
        @Override
        public Phase phase() {
            return Phase.GREETING;
        }
    }

    /**
     * Waits for the confirmation.
     *
     * @param gate holds back what comes before it
     */
    record Subscribing(Line line, Backlog.Gate gate) implements Linked {
        @Override
        public Phase phase() {
            return Phase.SUBSCRIBING;
        }
    }

    record Confirmed(Line line) implements Linked {
        @Override
        public Phase phase() {
            return Phase.CONFIRMED;
        }
    }

    /**
     * The socket is no longer listened to.
     *
     * @param patient whether the next one has to wait as long as possible
     */
    record Closing(Line line, boolean patient) implements State {
        @Override
        public Phase phase() {
            return Phase.CLOSING;
        }
    }
}
