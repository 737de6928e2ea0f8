// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** One way to receive webhooks: verifies the signature, finds out what the event is about, and answers 200. */
interface Receiver extends AutoCloseable {

    /** How it is called in the table. */
    String name();

    /** Where it listens, on 127.0.0.1. */
    int port();

    /** How many events were dealt with so far. */
    long handled();

    @Override
    void close();

    /** A port that nobody uses. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
