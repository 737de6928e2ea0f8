// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** One way to create a message: asynchronously, on any number of connections. Safe to share across threads. */
interface Variant extends AutoCloseable {

    String PATH = "/api/v1/accounts/1/conversations/42/messages";
    String TOKEN = "benchmark-token-of-24-chr";

    /** As many connections as every variant may have. */
    int MAX_CONNECTIONS = 256;

    /** How it is called in the table. */
    String name();

    /** Starts a call; {@code done} hears once of its end, with the error if there was one. */
    void call(Consumer<@Nullable Throwable> done);

    @Override
    void close();
}
