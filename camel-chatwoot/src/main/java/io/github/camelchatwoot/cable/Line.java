// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.util.concurrent.Executor;

/**
 * A socket with the subscription that it is for. What happens to it becomes a task of the executor; which socket it was
 * is known by the line, so that nobody takes an old one's words for those of the present one.
 */
final class Line implements CableSocket.Listener {

    private final CableIdentifier identifier;
    private final Executor serial;
    private final Handler handler;
    private final CableSocket socket;

    /** Who handles what happens, in tasks of the executor. */
    interface Handler {
        void opened(Line line);

        void message(Line line, byte[] message);

        void ended(Line line, CableSocket.End end);
    }

    /** Begins to open it; within a task of the executor. */
    @SuppressWarnings("ThisEscapedInObjectConstruction") // what happens is handled after this task
    Line(CableIdentifier identifier, CableSocket.Opener opener, Executor serial, Handler handler) {
        this.identifier = identifier;
        this.serial = serial;
        this.handler = handler;
        this.socket = opener.open(this);
    }

    CableIdentifier identifier() {
        return identifier;
    }

    CableSocket socket() {
        return socket;
    }

    @Override
    public void opened() {
        serial.execute(() -> handler.opened(this));
    }

    @Override
    public void message(byte[] message) {
        serial.execute(() -> handler.message(this, message));
    }

    @Override
    public void ended(CableSocket.End end) {
        serial.execute(() -> handler.ended(this, end));
    }
}
