// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.eventlog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log.
 *
 * @param id equal for every delivery of the event
 * @param type such as message_created
 * @param subject such as conversations/1/messages/2
 * @param late whether only the sweep has brought it
 */
record Entry(int partition, long offset, String key, String id, String type, String subject, boolean late) {

    private static final String TYPE_PREFIX = "com.chatwoot.";

    /** All of a topic, by partition and offset. */
    static List<Entry> all(String brokers, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        StringDeserializer text = new StringDeserializer();
        try (KafkaConsumer<String, String> log = new KafkaConsumer<>(settings, text, text)) {
            List<TopicPartition> partitions = log.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = log.endOffsets(partitions);
            List<Entry> entries = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> log.position(partition) < ends.getOrDefault(partition, 0L))) {
                log.poll(Duration.ofMillis(100)).forEach(one -> entries.add(of(one)));
            }
            entries.sort(Comparator.comparing(Entry::partition).thenComparing(Entry::offset));
            return entries;
        }
    }

    private static Entry of(ConsumerRecord<String, String> one) {
        String type = header(one, "ce_type");
        return new Entry(
                one.partition(),
                one.offset(),
                one.key(),
                header(one, "ce_id"),
                type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type,
                header(one, "ce_subject"),
                header(one, "late").equals("true"));
    }

    private static String header(ConsumerRecord<?, ?> one, String name) {
        @Nullable Header header = one.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    boolean isMessage() {
        return type.equals("message_created");
    }
}
