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
    private int resting;
    private List<Promise<Void>> forNone = new ArrayList<>();
    private List<Promise<Void>> forQuiet = new ArrayList<>();

    /** Something begins; each call is followed by one of {@link #end()}. */
    public void begin() {
        count++;
    }

    public void end() {
        count--;
        tell();
    }

    /** Something that has begun waits for the time of the double; {@link #goOn()} follows when it has come. */
    public void rest() {
        resting++;
        tell();
    }

    public void goOn() {
        resting--;
    }

    /** Whether nothing goes on. */
    public boolean isNone() {
        return count == 0;
    }

    /** Whether what goes on waits for the time of the double, all of it. */
    public boolean isQuiet() {
        return count == resting;
    }

    /** Completes as soon as nothing goes on, which may be at once. */
    public Future<Void> whenNone() {
        return isNone() ? Future.succeededFuture() : promise(forNone);
    }

    /** Completes as soon as nothing goes on but what waits for the time of the double, which may be at once. */
    public Future<Void> whenQuiet() {
        return isQuiet() ? Future.succeededFuture() : promise(forQuiet);
    }

    private static Future<Void> promise(List<Promise<Void>> waiting) {
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        return promise.future();
    }

    private void tell() {
        if (isQuiet()) {
            List<Promise<Void>> quiet = forQuiet;
            forQuiet = new ArrayList<>();
            quiet.forEach(Promise::complete);
        }
        if (isNone()) {
            List<Promise<Void>> none = forNone;
            forNone = new ArrayList<>();
            none.forEach(Promise::complete);
        }
    }
}
