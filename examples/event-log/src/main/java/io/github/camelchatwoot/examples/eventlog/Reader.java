// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Desk;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** An application that reads the log, and keeps what it has read. Safe to share across threads. */
final class Reader implements AutoCloseable {

    private final Queue<Read> read = new ConcurrentLinkedQueue<>();
    private final Application application;

    /** What was read. */
    record Read(int partition, String key, String id) {}

    private Reader(Application application) {
        this.application = application;
    }

    /**
     * Starts one.
     *
     * @param name of the application
     */
    static Reader start(Desk desk, String name, String brokers) throws Exception {
        Application application = Application.start(
                desk,
                Map.of(
                        "camel.main.name", name,
                        "camel.main.routes-include-pattern", "classpath:camel/read.camel.yaml",
                        "camel.server.enabled", "false",
                        "log.brokers", brokers,
                        "reader.to", "direct:handle"));
        Reader reader = new Reader(application);
        application.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:handle").process(reader::handle);
            }
        });
        return reader;
    }

    private void handle(Exchange exchange) {
        read.add(new Read(
                exchange.getMessage().getHeader("kafka.PARTITION", Integer.class),
                exchange.getMessage().getHeader("kafka.KEY", String.class),
                exchange.getMessage().getHeader("ce_id", String.class)));
    }

    /** In the order in which it came. */
    List<Read> read() {
        return List.copyOf(read);
    }

    /** The partitions that it has read from. */
    Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>();
        read.forEach(one -> partitions.add(one.partition()));
        return partitions;
    }

    @Override
    public void close() {
        application.close();
    }
}
