// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.sandbox.state.World;

/** Waits for something. It looks on the event loop only; its future may be waited for anywhere. */
abstract class Watch {
    final CompletableFuture<Boolean> done = new CompletableFuture<>();

    /** Whether this entry completes what is waited for; each one is shown once, in order. */
    final boolean sees(Entry entry) {
        return finish(isDoneBy(entry));
    }

    /** Whether the present state is what is waited for. */
    final boolean looks(World world) {
        return finish(isDoneBy(world));
    }

    private boolean finish(boolean reached) {
        if (reached) {
            done.complete(true);
        }
        return reached;
    }

    boolean isDoneBy(Entry entry) {
        return false;
    }

    boolean isDoneBy(World world) {
        return false;
    }

    /** As many entries as wanted that are as expected. */
    static Watch received(Receivable expected, long times) {
        return new Watch() {
            private long missing = times;

            @Override
            boolean isDoneBy(Entry entry) {
                missing -= expected.matches(entry) ? 1 : 0;
                return missing <= 0;
            }
        };
    }

    /** Entries that are as expected one after the other, with anything in between. */
    static Watch inOrder(List<? extends Receivable> expected) {
        return new Watch() {
            private int next;

            @Override
            boolean isDoneBy(Entry entry) {
                next += expected.get(next).matches(entry) ? 1 : 0;
                return next == expected.size();
            }
        };
    }

    /** As many rows as wanted that are as expected. */
    static Watch held(Holdable expected, long times) {
        return new Watch() {
            @Override
            boolean isDoneBy(World world) {
                return expected.foundIn(world).limit(times).count() >= times;
            }
        };
    }
}
