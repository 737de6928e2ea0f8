// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.benchmarks.webhook.Sender.Sent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Delivers over some connections, one request at a time on each. It speaks as little HTTP as it can on plain sockets,
 * because it shares the machine with who receives. One thread does everything.
 */
final class Deliverer implements AutoCloseable {

    private static final int DIGITS = 2;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final List<NetSocket> sockets = new ArrayList<>();

    /** Opens connections. */
    void connect(int port, int connections) {
        for (int i = 0; i < connections; i++) {
            sockets.add(client.connect(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        }
    }

    /** Delivers over all of them until the time is over or everything is sent, and closes them. */
    Sent deliver(Deliveries deliveries, Duration turn) {
        Turn all = new Turn(deliveries, sockets.size(), System.nanoTime() + turn.toNanos());
        vertx.runOnContext(start -> sockets.forEach(socket -> new Connection(all, socket).next()));
        Sent sent = all.over.join();
        sockets.clear();
        return sent;
    }

    /** What the connections share. */
    private static final class Turn {
        private final Deliveries deliveries;
        private final long begin = System.nanoTime();
        private final long end;
        private final Histogram latencies = new Histogram(DIGITS);
        private final CompletableFuture<Sent> over = new CompletableFuture<>();
        private int open;
        private int sent;
        private long accepted;
        private long refused;
        private long errors;

        Turn(Deliveries deliveries, int open, long end) {
            this.deliveries = deliveries;
            this.open = open;
            this.end = end;
        }

        boolean isOver(long now) {
            return now >= end || sent == deliveries.count();
        }

        void closed() {
            open--;
            if (open == 0) {
                over.complete(new Sent(
                        accepted,
                        refused,
                        errors,
                        System.nanoTime() - begin,
                        latencies.getValueAtPercentile(50) / 1e3,
                        latencies.getValueAtPercentile(99) / 1e3));
            }
        }

        void answered(int status, long nanos) {
            latencies.recordValue(nanos);
            if (status == 200) {
                accepted++;
            } else if (status == 503) {
                refused++;
            } else {
                errors++;
            }
        }
    }

    /** One connection and what comes back on it. */
    private static final class Connection {
        private final Turn turn;
        private final NetSocket socket;
        private @Nullable Buffer answer;
        private long begun;
        private boolean waiting;

        Connection(Turn turn, NetSocket socket) {
            this.turn = turn;
            this.socket = socket;
            socket.handler(this::received).closeHandler(closed -> closed());
        }

        void next() {
            begun = System.nanoTime();
            if (turn.isOver(begun)) {
                socket.close();
                return;
            }
            waiting = true;
            socket.write(Buffer.buffer(turn.deliveries.request(turn.sent++)));
        }

        private void received(Buffer part) {
            answer = answer == null ? part : answer.appendBuffer(part);
            String text = answer.toString(StandardCharsets.ISO_8859_1);
            if (isWhole(text)) {
                answer = null;
                turn.answered(Integer.parseInt(text.substring(9, 12)), System.nanoTime() - begun);
                waiting = false;
                next();
            }
        }

        /** Answers without a body, which all of them are. */
        private static boolean isWhole(String text) {
            int end = text.indexOf(END_OF_HEAD);
            if (end < 0) {
                return false;
            }
            boolean chunked = text.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
            return !chunked || text.endsWith(LAST_CHUNK);
        }

        /** Also when the other side does it: then the delivery that is under way has failed. */
        private void closed() {
            if (waiting) {
                turn.errors++;
            }
            turn.closed();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
