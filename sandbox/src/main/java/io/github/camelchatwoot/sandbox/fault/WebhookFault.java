// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

/** What goes wrong with a webhook. */
public sealed interface WebhookFault extends Fault {
    /** It is never sent, and the server does not notice. */
    record Lost() implements WebhookFault {
        @Override
        public String kind() {
            return "lost";
        }
    }

    /**
     * It is sent twice.
     *
     * @param sameId with one delivery id, as when a job runs again; otherwise with two, as when the event is told again
     */
    record Doubled(boolean sameId) implements WebhookFault {
        @Override
        public String kind() {
            return "doubled";
        }
    }

    /** It is sent after a delay. */
    record Late(Duration delay) implements WebhookFault {
        public Late {
            Limits.check("A delay", delay);
        }

        @Override
        public String kind() {
            return "late";
        }
    }

    /**
     * It is held back until a later one to the same URL was answered.
     *
     * @param limit how long to wait for that one at most
     */
    record Reordered(Duration limit) implements WebhookFault {
        public Reordered {
            Limits.check("A limit", limit);
        }

        @Override
        public String kind() {
            return "reordered";
        }
    }

    /** It bears neither signature nor timestamp, like those of servers before 4.13. */
    record Unsigned() implements WebhookFault {
        @Override
        public String kind() {
            return "unsigned";
        }
    }

    /** It is signed with another secret. */
    record WronglySigned() implements WebhookFault {
        @Override
        public String kind() {
            return "wrongly-signed";
        }
    }

    /**
     * It is signed, but with a timestamp of the past.
     *
     * @param age how old
     */
    record OldTimestamp(Duration age) implements WebhookFault {
        public OldTimestamp {
            Limits.check("An age", age);
        }

        @Override
        public String kind() {
            return "old-timestamp";
        }
    }
}
