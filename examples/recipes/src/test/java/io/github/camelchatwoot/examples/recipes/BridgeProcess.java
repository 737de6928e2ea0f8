// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import io.github.camelchatwoot.model.ChatwootEvent;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The recipe of the durable intake; writes what it has handled into a file. */
final class BridgeProcess {

    private static final int WORK_MILLIS = 100;

    private BridgeProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments a port, the broker's address, the secret, and the file
     */
    public static void main(String[] arguments) throws Exception {
        Path handled = Path.of(arguments[3]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("broker", DurableIntake.broker(arguments[1]));
        RouteBuilder handle = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:handle")
                        .delay(WORK_MILLIS) // so that the queue is never empty
                        .process(exchange -> {
                            ChatwootEvent event = exchange.getMessage().getMandatoryBody(ChatwootEvent.class);
                            String line =
                                    Objects.requireNonNull(event.message()).content() + "\n";
                            Files.writeString(handled, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        });
            }
        };
        Instance.start(context, Integer.parseInt(arguments[0]), arguments[2], new DurableIntake(), handle);
    }
}
