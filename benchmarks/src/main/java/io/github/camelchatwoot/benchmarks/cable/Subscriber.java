// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

/** One way to listen to Chatwoot's WebSocket: it subscribes by itself, with a token of its own. */
interface Subscriber extends AutoCloseable {

    /** How it is called in the table. */
    String name();

    /** What it subscribes with. */
    String token();

    /** How many events were dealt with so far. */
    long handled();

    /** How many of them came after a later one of their conversation, or twice, as far as it looks. */
    long outOfOrder();

    @Override
    void close();
}
