// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.background;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Counts what requests have set off and what is not yet done, such as deliveries that wait for their answer. Used on
 * the event loop only.
 */
public final class Pending {
    private int count;
    private List<Promise<Void>> waiting = new ArrayList<>();

    /** Something begins; each call is followed by one of {@link #end()}. */
    public void begin() {
        count++;
    }

    public void end() {
        count--;
        if (count == 0) {
            List<Promise<Void>> done = waiting;
            waiting = new ArrayList<>();
            done.forEach(Promise::complete);
        }
    }

    public boolean isNone() {
        return count == 0;
    }

    /** Completes as soon as nothing goes on, which may be at once. */
    public Future<Void> whenNone() {
        if (count == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        return promise.future();
    }
}
