// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import org.jspecify.annotations.Nullable;

/** One WebSocket, from the attempt to open it to its end. Reads only what is fetched. Safe for any thread. */
public interface CableSocket {

    /** Opens sockets. */
    @FunctionalInterface
    interface Opener {
        /**
         * Begins to open a socket.
         *
         * @param listener is told what becomes of it, by one thread at a time, in order
         */
        CableSocket open(Listener listener);
    }

    /** What happens to a socket. Nothing happens after its end. */
    interface Listener {
        /** It is open: messages may be sent, and fetched. */
        void opened();

        /** A message that was fetched; the bytes belong to the listener. */
        void message(byte[] message);

        /** It is closed, or could not be opened; comes once, whatever happens, and nothing of it is left open. */
        void ended(End end);
    }

    /**
     * Why a socket has ended.
     *
     * @param reason fit for messages: without secrets
     * @param cause null: nothing went wrong
     */
    record End(String reason, @Nullable Throwable cause) {}

    /** Sends a message; when that fails, the socket ends. */
    void send(String text);

    /** Lets so many more messages come. */
    void fetch(int messages);

    /** Says goodbye and closes; its end follows as soon as the server has agreed. What still comes is dropped. */
    void close(int code);

    /** Closes at once, without a word; its end follows. */
    void tearDown();
}
