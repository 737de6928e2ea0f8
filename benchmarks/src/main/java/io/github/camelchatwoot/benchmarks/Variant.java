// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** One way to create a message: asynchronously, on any number of connections. Safe to share across threads. */
interface Variant extends AutoCloseable {

    /** The text of the message that all variants create. */
    String TEXT = "Good morning, your order 4711 left our warehouse today and will be with you on Friday. You can"
            + " follow it at https://parcels.example.com/4711.";

    String PATH = "/api/v1/accounts/1/conversations/42/messages";
    String TOKEN = "benchmark-token-of-24-chr";

    /** How it is called in the table. */
    String name();

    /** Starts a call; {@code done} hears once of its end, with the error if there was one. */
    void call(Consumer<@Nullable Throwable> done);

    @Override
    void close();
}
