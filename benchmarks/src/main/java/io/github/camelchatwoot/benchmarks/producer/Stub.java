// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;

/**
 * A server of its own process that answers every request with the same message of Chatwoot, after a delay. It does as
 * little as a server can, so that the clients are what is measured.
 */
final class Stub implements AutoCloseable {

    private static final String ANSWER = "message.json";

    private final Process process;
    private final int port;

    private Stub(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one that waits so long before each answer, which says the same as the calls. */
    static Stub start(int delayMillis, Payload payload) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Stub.class.getName(),
                        Integer.toString(delayMillis),
                        Integer.toString(payload.text().length())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = said.readLine();
        if (port == null) {
            throw new IOException("The server did not start");
        }
        return new Stub(process, Integer.parseInt(port));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The server itself: prints its port and answers until it is destroyed, or its parent is gone. */
    public static void main(String[] args) throws IOException {
        int delayMillis = Integer.parseInt(args[0]);
        Buffer answer = Buffer.buffer(answer(Integer.parseInt(args[1])));
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            Runnable reply = () -> request.response()
                    .putHeader("content-type", "application/json; charset=utf-8")
                    .end(answer);
            request.endHandler(end -> {
                if (delayMillis == 0) {
                    reply.run();
                } else {
                    vertx.setTimer(delayMillis, timer -> reply.run());
                }
            });
        });
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        System.out.println(port);
        ProcessHandle.current().parent().ifPresent(Stub::endWith);
    }

    /** The recorded message with a content of so many characters. */
    private static String answer(int length) throws IOException {
        String recorded = new String(Resource.bytes(ANSWER), StandardCharsets.UTF_8);
        return recorded.replaceFirst("\"content\":\"[^\"]*\"", "\"content\":\"" + "x".repeat(length) + "\"");
    }

    private static void endWith(ProcessHandle parent) {
        CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(0));
    }
}
