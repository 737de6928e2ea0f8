// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import org.jspecify.annotations.Nullable;

/** How it ended with an event that was taken. */
public sealed interface Ending {

    /** Whether nobody needs to tell of it again. */
    boolean isDone();

    /**
     * The route went well.
     *
     * @param status what the route says became of a message: sent, delivered, read or failed; null: nothing
     * @param externalError why the message failed; null: nothing is known
     */
    record Completed(@Nullable String status, @Nullable String externalError) implements Ending {
        @Override
        public boolean isDone() {
            return true;
        }
    }

    /**
     * The route failed.
     *
     * @param externalError why, for agents
     */
    record Failed(String externalError) implements Ending {
        @Override
        public boolean isDone() {
            return false;
        }
    }

    /** The route failed, and that is all: Chatwoot knows of it, or it has failed too often. */
    record GivenUp() implements Ending {
        @Override
        public boolean isDone() {
            return true;
        }
    }

    /** It was known already. */
    record Duplicate() implements Ending {
        @Override
        public boolean isDone() {
            return true;
        }
    }

    /** It was only looked at. */
    record Seen() implements Ending {
        @Override
        public boolean isDone() {
            return true;
        }
    }

    /** Everything stopped before its turn came. */
    record Stopped() implements Ending {
        @Override
        public boolean isDone() {
            return false;
        }
    }
}
