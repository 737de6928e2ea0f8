// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A variant that is told apart from others by a name, and how often it was called. */
final class Counted implements Variant {

    private final String name;
    private final Variant variant;
    private final LongAdder calls = new LongAdder();

    Counted(String name, Variant variant) {
        this.name = name;
        this.variant = variant;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void call(Consumer<@Nullable Throwable> done) {
        calls.increment();
        variant.call(done);
    }

    long calls() {
        return calls.sum();
    }

    @Override
    public void close() {
        variant.close();
    }
}
