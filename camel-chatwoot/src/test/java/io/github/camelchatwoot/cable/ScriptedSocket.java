// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A socket whose other end is the test. What nobody has fetched waits. */
final class ScriptedSocket implements CableSocket {

    final List<String> sent = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();
    private final Listener listener;
    private final Consumer<String> reads;
    private final Deque<String> unread = new ArrayDeque<>();
    private long demand;
    private boolean ended;
    private boolean tornDown;

    /** @param reads is told what the client reads, just before it does */
    ScriptedSocket(Listener listener, Consumer<String> reads) {
        this.listener = listener;
        this.reads = reads;
    }

    /** The handshake went well. */
    void open() {
        listener.opened();
    }

    /** The server sends messages. */
    void says(String... messages) {
        unread.addAll(List.of(messages));
        flow();
    }

    /** A message that was on its way already: neither fetched nor stopped by a close. */
    void hasSaid(String message) {
        listener.message(message.getBytes(StandardCharsets.UTF_8));
    }

    private void flow() {
        while (demand > 0 && !unread.isEmpty() && closes.isEmpty()) {
            demand--;
            String message = unread.remove();
            reads.accept(message);
            listener.message(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It is closed: by the server, or because it was asked to. */
    void ends() {
        ended = true;
        listener.ended(new End("it has ended", null));
    }

    /** How many messages the client would take at this moment. */
    long demand() {
        return demand;
    }

    /** How many messages have not been read. */
    int unread() {
        return unread.size();
    }

    /** Whether something of it is open. */
    boolean isThere() {
        return !ended && !tornDown;
    }

    boolean isTornDown() {
        return tornDown;
    }

    boolean isClosing() {
        return !closes.isEmpty();
    }

    @Override
    public void send(String text) {
        sent.add(text);
    }

    @Override
    public void fetch(int messages) {
        if (messages <= 0) {
            throw new AssertionError("asks for " + messages + " messages");
        }
        demand += messages;
        flow();
    }

    @Override
    public void close(int code) {
        closes.add(code);
    }

    @Override
    public void tearDown() {
        tornDown = true;
    }
}
