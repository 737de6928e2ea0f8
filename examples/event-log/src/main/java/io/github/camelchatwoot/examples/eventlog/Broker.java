// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Setting;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka of one node on this machine: broker and controller in one, as they are without ZooKeeper. */
final class Broker implements AutoCloseable {

    private final String address;
    private final KafkaRaftServer server;

    private Broker(String address, KafkaRaftServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Starts it, with what it has kept in the folder.
     *
     * @param port where it listens
     */
    static Broker start(Path folder, int port) throws Exception {
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        String address = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + Setting.freePort();
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.toString());
        settings.put("num.partitions", "4");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(address, server);
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    /** What clients connect to. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
