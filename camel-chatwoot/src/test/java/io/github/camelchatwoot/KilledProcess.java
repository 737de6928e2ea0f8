// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** An application that keeps everything in files: what it has done, what it knows, and how far it has got. */
final class KilledProcess {

    /** What it writes when it begins. */
    static final String BEGIN = "begin";

    /** How many exchanges it has at a time. */
    static final int PARALLEL = 4;

    private static final int WORK_MILLIS = 30;

    private KilledProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the server, the account, an access token, and a folder
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[3]);
        DefaultCamelContext context = new DefaultCamelContext();
        ChatwootComponent component = context.getComponent("chatwoot", ChatwootComponent.class);
        component.setPatience(TestDesk.SHORT);
        ChatwootConfiguration options = component.getConfiguration();
        options.setBaseUrl(arguments[0]);
        options.setAccountId(Long.valueOf(arguments[1]));
        options.setAccessToken(arguments[2]);
        options.setSweepInterval(1_000);
        options.setConcurrentConsumers(PARALLEL);
        options.setCursorFile(folder.resolve("cursor").toString());
        File known = folder.resolve("known").toFile();
        options.setIdempotentRepository(FileIdempotentRepository.fileIdempotentRepository(known, 100_000));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chatwoot:websocket?events=message_created,conversation_created&startFrom=beginning&privateNotes=true"
                                + "&activities=true")
                        .routeId("killed")
                        .process(exchange -> write(folder, TestDesk.header(exchange, "EventId")))
                        .delay(WORK_MILLIS); // so that there is always something that is done and not remembered
            }
        });
        write(folder, BEGIN);
        context.start();
        new CountDownLatch(1).await(); // the threads of a context do not keep a process alive
    }

    private static void write(Path folder, String line) throws IOException {
        Files.writeString(done(folder), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What it has done, line by line. */
    static Path done(Path folder) {
        return folder.resolve("done");
    }
}
