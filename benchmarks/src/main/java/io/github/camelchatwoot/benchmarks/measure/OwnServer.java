// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * An HTTP server in a process of its own that does as little as a server can, so that its clients are what is measured,
 * and counts its calls. Used by one thread.
 */
public final class OwnServer implements AutoCloseable {

    private final OwnProcess process;
    private final int port;

    private OwnServer(OwnProcess process) throws IOException {
        this.process = process;
        this.port = Integer.parseInt(process.line());
    }

    /**
     * Starts one.
     *
     * @param main whose method {@code main} calls {@link #serve}
     * @param arguments of the method
     */
    public static OwnServer start(Class<?> main, Object... arguments) throws IOException {
        return new OwnServer(OwnProcess.start(main, List.of("-Xmx256m"), arguments));
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** How many calls there were so far. */
    public long calls() throws IOException {
        return Long.parseLong(process.ask("calls"));
    }

    @Override
    public void close() {
        process.close();
    }

    /**
     * What the process does: tells its port, and how many calls there were for each line that it hears; ends with its
     * input.
     *
     * @param delayMillis how long every answer takes
     * @param answers makes the JSON of an answer of a request and its body; on one thread
     */
    public static void serve(int delayMillis, BiFunction<HttpServerRequest, Buffer, Buffer> answers)
            throws IOException {
        AtomicLong calls = new AtomicLong();
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            calls.incrementAndGet();
            request.bodyHandler(body -> {
                if (delayMillis == 0) {
                    end(request, answers.apply(request, body));
                } else {
                    vertx.setTimer(delayMillis, timer -> end(request, answers.apply(request, body)));
                }
            });
        });
        System.out.println(server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort());
        BufferedReader input = OwnProcess.input();
        while (input.readLine() != null) {
            System.out.println(calls.get());
        }
        System.exit(0);
    }

    private static void end(HttpServerRequest request, Buffer answer) {
        request.response()
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(answer);
    }
}
