// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelchatwoot.server.FakeServer;
import jakarta.activation.DataHandler;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** However large a file is, it takes no memory. */
class EventAttachmentsMemoryTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int MEGABYTES = 100;

    private final Queue<Long> used = new ConcurrentLinkedQueue<>();
    private final AtomicLong read = new AtomicLong();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHundredMegabytesAreStreamed(boolean tellsItsLength) {
        try (FakeServer server = FakeServer.handling(exchange -> {
                    exchange.sendResponseHeaders(200, tellsItsLength ? (long) MEGABYTES * MEGABYTE : 0);
                    byte[] some = new byte[MEGABYTE];
                    try (exchange) {
                        for (int i = 0; i < MEGABYTES; i++) {
                            exchange.getResponseBody().write(some);
                            if (i % 30 == 20) {
                                measure();
                            }
                        }
                    }
                });
                TestWebhook webhook = TestWebhook.from(
                        "chatwoot:webhook?ack=completed&ackTimeout=60000&downloadAttachments=true"
                                + "&maxAttachmentSize=200000000&secret=" + TestWebhook.SECRET,
                        this::look)) {
            String message =
                    "{\"event\":\"message_created\",\"id\":3,\"account\":{\"id\":1},\"attachments\":[{\"id\":1,"
                            + "\"file_type\":\"video\",\"extension\":\"mp4\",\"data_url\":\"" + server.url()
                            + "/a.mp4\"}]}";

            assertThat(webhook.deliver(message)).isEqualTo(200);
        }
        assertThat(read).hasValue((long) MEGABYTES * MEGABYTE);
        assertThat(used).hasSize(4);
        long first = used.element();
        assertThat(used)
                .as("bytes in use while it is downloaded, and in the route: %s", used)
                .allSatisfy(bytes -> assertThat(bytes - first).isLessThan(8L * MEGABYTE));
    }

    private void look(Exchange exchange) throws IOException {
        measure();
        DataHandler file = exchange.getMessage(AttachmentMessage.class).getAttachment("a.mp4");
        byte[] some = new byte[MEGABYTE];
        try (InputStream in = file.getInputStream()) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                read.addAndGet(count);
            }
        }
        assertThat(new String(some, 0, 1, StandardCharsets.US_ASCII)).isEqualTo("\0");
    }

    private void measure() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
