// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.RawServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import jakarta.activation.DataHandler;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The files of messages in the routes of their events, and what is left of them. */
class EventAttachmentsTest {

    private static final String URI = "chatwoot:webhook?ack=completed&ackTimeout=30000&secret=" + TestWebhook.SECRET
            + "&downloadAttachments=true";
    private static final String HEADER = "CamelChatwootEventAttachments";
    private static final String TMPDIR = "java.io.tmpdir";

    @TempDir
    private Path folder;

    private final String before = System.getProperty(TMPDIR);
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final Map<String, DataHandler> handlers = new LinkedHashMap<>();
    private final List<Path> whileInTheRoute = new ArrayList<>();
    private final FakeServer server = FakeServer.answering(EventAttachmentsTest::answer);

    @BeforeEach
    void start() {
        System.setProperty(TMPDIR, folder.toString());
    }

    @AfterEach
    void stop() {
        System.setProperty(TMPDIR, before);
        server.close();
    }

    /** A storage of files that say where they are; one is gone. */
    private static Reply answer(Received request) {
        return request.path().contains("/gone/")
                ? Reply.empty(410)
                : Reply.of(200, "text/x-told", "content of " + request.path().substring(1));
    }

    @Test
    void filesComeAsAttachments() {
        try (TestWebhook webhook = TestWebhook.from(URI, this::look)) {
            assertThat(webhook.deliver(message(
                            file(7, "a.txt", "\"content_type\":\"text/plain\""),
                            "null",
                            "{\"id\":8,\"file_type\":\"location\",\"coordinates_lat\":1.5,\"data_url\":\"http://maps/x\"}",
                            "{\"id\":9,\"file_type\":\"contact\",\"fallback_title\":\"+49151\",\"meta\":{}}",
                            file(10, "r%C3%A9sum%C3%A9", ""))))
                    .isEqualTo(200);
        }
        assertThat(contents)
                .containsExactly(
                        Map.entry("a.txt", "content of x--1/a.txt"),
                        Map.entry("résumé", "content of x--1/r%C3%A9sum%C3%A9"));
        assertThat(Objects.requireNonNull(handlers.get("a.txt")).getContentType())
                .isEqualTo("text/plain");
        assertThat(Objects.requireNonNull(handlers.get("a.txt")).getName()).isEqualTo("a.txt");
        assertThat(Objects.requireNonNull(handlers.get("résumé")).getContentType())
                .as("told by the server")
                .isEqualTo("text/x-told");
        assertThat(whileInTheRoute).hasSize(2);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json", "bytes"})
    void theHeaderTellsOfThemInEveryFormat(String format) {
        String uri = URI.replace("downloadAttachments=true", "bodyFormat=" + format);
        try (TestWebhook webhook = TestWebhook.from(uri, this::look)) {
            webhook.deliver(message(
                    file(7, "a.txt", "\"content_type\":\"text/plain\",\"file_size\":5"),
                    "{\"id\":9,\"file_type\":\"contact\"}"));

            assertThat(webhook.only().getMessage().getHeader(HEADER))
                    .isEqualTo(List.of(
                            Map.of(
                                    "id",
                                    7L,
                                    "fileType",
                                    "file",
                                    "url",
                                    server.url() + "/x--1/a.txt",
                                    "name",
                                    "a.txt",
                                    "type",
                                    "text/plain",
                                    "size",
                                    5L),
                            Map.of("id", 9L, "fileType", "contact")));
        }
        assertThat(server.received()).as("nobody wanted the files").isEmpty();
        assertThat(contents).isEmpty();
    }

    @Test
    void aMessageWithoutAttachmentsHasNoHeader() {
        try (TestWebhook webhook = TestWebhook.from(URI, this::look)) {
            webhook.deliver(message());

            assertThat(webhook.only().getMessage().getHeaders()).doesNotContainKey(HEADER);
        }
        assertThat(contents).isEmpty();
    }

    @Test
    void theSentenceOfThePageTellsHowManyThereAre() throws IOException {
        String sentence = "${header.CamelChatwootEventAttachments.size} attachments: ${attachments.size} files";
        assertThat(Path.of(System.getProperty("basedir", ""), "../docs/chatwoot-component.md"))
                .content()
                .contains("- log: \"" + sentence + "\"");
        List<String> told = new ArrayList<>();
        try (TestWebhook webhook = TestWebhook.from(
                URI,
                exchange -> told.add(exchange.getContext()
                        .resolveLanguage("simple")
                        .createExpression(sentence)
                        .evaluate(exchange, String.class)))) {
            webhook.deliver(message(file(1, "a.txt", ""), "{\"id\":9,\"file_type\":\"contact\"}"));
        }
        assertThat(told).containsExactly("2 attachments: 1 files");
    }

    @Test
    void twoFilesOfANameBothArrive() {
        try (TestWebhook webhook = TestWebhook.from(URI, this::look)) {
            webhook.deliver(message(file(1, "a.txt", ""), file(2, "b/a.txt", ""), file(3, "c/a.txt", "")));

            assertThat((List<?>) webhook.only().getMessage().getHeader(HEADER))
                    .extracting("name")
                    .containsExactly("a.txt", "a (2).txt", "a (3).txt");
        }
        assertThat(contents)
                .containsExactly(
                        Map.entry("a.txt", "content of x--1/a.txt"),
                        Map.entry("a (2).txt", "content of x--1/b/a.txt"),
                        Map.entry("a (3).txt", "content of x--1/c/a.txt"));
    }

    @Test
    void noTokenIsSent() {
        String uri =
                URI + "&accessToken=" + TestRoute.TOKEN + "&apiKey=" + TestRoute.TOKEN + "&baseUrl=" + server.url();
        try (TestWebhook webhook = TestWebhook.from(uri)) {
            webhook.deliver(message(file(1, "a.txt", "")));
        }
        assertThat(server.only().toString()).doesNotContain(TestRoute.TOKEN);
        assertThat(server.only().headers().keySet())
                .isSubsetOf("host", "accept", "accept-encoding", "user-agent", "connection");
    }

    @Test
    void aFileThatIsNotThereFailsTheExchangeAndLeavesNothing() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.deliver(message(file(1, "a.txt", ""), file(2, "gone/zq7.txt?zq7", ""))))
                    .isEqualTo(500);

            assertThat(webhook.exchanges()).isEmpty();
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "ChatwootAttachmentException: The attachment 2 (file) of message_created:1:3 could"
                                            + " not be downloaded: localhost:" + server.port() + " answered 410"))
                    .noneMatch(line -> line.contains("zq7"));
        }
        assertThat(server.received()).hasSize(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void theErrorHandlerOfTheRouteMayHearOfIt() {
        List<@Nullable Object> told = new ArrayList<>();
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ChatwootAttachmentException.class)
                        .handled(true)
                        .process(exchange -> told.add(
                                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ChatwootAttachmentException.class)
                                        .getAttachmentId()));
                from(URI + "&bridgeErrorHandler=true").process(exchange -> told.add("the route"));
            }
        })) {
            webhook.deliver(message(file(2, "gone/a.txt", "")));

            await().untilAsserted(() -> assertThat(told).containsExactly(2L));
        }
    }

    @Test
    void aFileThatHasNoAddressFailsTheExchange() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.deliver(message("{\"id\":5,\"file_type\":\"image\",\"data_url\":\"\"}")))
                    .isEqualTo(500);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("The attachment 5 (image) of message_created:1:3 could not be"
                            + " downloaded: Chatwoot has told no address of it"));
        }
    }

    @Test
    void aHundredFilesAreEnough() {
        try (CapturedLog log = CapturedLog.of("io.github.camelchatwoot");
                TestWebhook webhook = TestWebhook.from(URI, this::look)) {
            assertThat(webhook.deliver(message(many(101)))).isEqualTo(500);
            assertThat(server.received()).isEmpty();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("message_created:1:3 has 101 files, and no more than 100 are"));

            assertThat(webhook.deliver(message(many(100)).replace("\"id\":3,", "\"id\":4,")))
                    .isEqualTo(200);
        }
        assertThat(contents).hasSize(100);
    }

    private String[] many(int count) {
        return IntStream.range(0, count).mapToObj(i -> file(i, i + "f.txt", "")).toArray(String[]::new);
    }

    @Test
    void aLargeFileFailsTheExchange() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&maxAttachmentSize=5", this::look)) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(500);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    @Test
    void withABaseUrlAnotherServerIsNotAskedUnlessItIsNamed() {
        String elsewhere = URI + "&baseUrl=http://localhost:1";
        try (TestWebhook webhook = TestWebhook.from(elsewhere, this::look)) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(500);
            assertThat(server.received()).isEmpty();
        }
        try (TestWebhook webhook =
                TestWebhook.from(elsewhere + "&attachmentHosts=localhost:" + server.port(), this::look)) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(200);
        }
        assertThat(contents).containsOnlyKeys("a.txt");
    }

    @Test
    void whatIsNotSignedMustNotChooseTheServer() {
        String unsigned = "chatwoot:webhook?verify=false&downloadAttachments=true";
        assertThatThrownBy(() -> TestWebhook.from(unsigned))
                .hasStackTraceContaining("A chatwoot consumer with downloadAttachments=true and verify=false needs the"
                        + " address of the Chatwoot server: set the option baseUrl on the endpoint, or"
                        + " camel.component.chatwoot.base-url for all endpoints");
        try (TestWebhook webhook = TestWebhook.from(unsigned + "&ack=completed&baseUrl=" + server.url(), this::look)) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(200);
        }
        assertThat(contents).containsOnlyKeys("a.txt");
    }

    @Test
    void wrongOptionsAreToldWhenTheRouteStarts() {
        assertThatThrownBy(() -> TestWebhook.from(URI + "&attachmentHosts=http://files.example.com"))
                .hasStackTraceContaining("The option attachmentHosts names 'http://files.example.com': write hosts with"
                        + " commas, such as files.example.com,minio:9000");
        assertThatThrownBy(() -> TestWebhook.from(URI + "&maxAttachmentSize=0"))
                .hasStackTraceContaining("The option maxAttachmentSize is 0: use 1 or more");
        assertThatThrownBy(() -> TestWebhook.from(URI + "&baseUrl=localhost:3000"))
                .hasStackTraceContaining("The option baseUrl is 'localhost:3000'");
    }

    @Test
    void nothingIsLeftWhenTheRouteFails() {
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> {
            look(exchange);
            throw new IllegalStateException("the route has failed");
        })) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(500);
        }
        assertThat(whileInTheRoute).hasSize(1);
        assertThat(files()).isEmpty();
    }

    /** Camel hands over what is to be done in the end to the exchange that goes on. */
    @Test
    void anotherRouteThatTakesTheExchangeOverHasTheFiles() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI).to("seda:later");
                from("seda:later").process(exchange -> {
                    assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
                    look(exchange);
                    over.countDown();
                });
            }
        })) {
            assertThat(webhook.deliver(message(file(1, "a.txt", "")))).isEqualTo(200);
            answered.countDown();
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> assertThat(files()).isEmpty());
        }
        assertThat(contents).containsEntry("a.txt", "content of x--1/a.txt");
    }

    @Test
    void aDownloadHoldsNoThread() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (FakeServer slow = FakeServer.answering(request -> {
                    waitFor(goOn);
                    return Reply.of(200, "text/plain", "late");
                });
                TestWebhook webhook = TestWebhook.from(URI.replace("completed", "accepted"), this::look)) {
            for (int id = 0; id < 10; id++) { // as many as concurrentConsumers
                webhook.deliver(message(file(1, "a.txt", "").replace(server.url(), slow.url()))
                        .replace("\"id\":3,", "\"id\":1" + id + ",")
                        .replace("\"conversation\":{\"id\":4}", "\"conversation\":{\"id\":5" + id + "}"));
            }
            await().untilAsserted(() -> assertThat(slow.received()).hasSize(10));
            try {
                await().untilAsserted(EventAttachmentsTest::assertNobodyWorks);
            } finally {
                goOn.countDown();
            }
            await().untilAsserted(() -> assertThat(webhook.exchanges()).hasSize(10));
        }
    }

    private static void assertNobodyWorks() {
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (thread.getName().contains("ChatwootConsumer")) {
                assertThat(frames)
                        .extracting(StackTraceElement::getClassName)
                        .noneMatch(name -> name.startsWith("io.github.camelchatwoot"));
            }
        });
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStoppedContextEndsADownloadAndLeavesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer stalling = RawServer.talking(socket -> {
                    RawServer.readRequest(socket);
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nThis");
                    begun.countDown();
                    assertThat(socket.getInputStream().read()).isNegative();
                });
                TestWebhook webhook = TestWebhook.from(URI)) {
            webhook.context().getShutdownStrategy().setTimeout(1);
            CompletableFuture<HttpResponse<String>> answer = webhook.client()
                    .sendAsync(
                            webhook.delivery(
                                            "/chatwoot",
                                            message(file(1, "a.txt", "").replace(server.url(), stalling.url())))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> assertThat(files()).hasSize(1));

            webhook.context().stop();

            assertThat(files()).isEmpty();
            assertThat(webhook.exchanges()).isEmpty();
            answer.cancel(true);
        }
    }

    @Test
    void aStoppedContextTakesTheFilesFromARouteThatDoesNotEnd() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (TestWebhook webhook = TestWebhook.from(URI.replace("completed", "accepted"), exchange -> {
            arrived.countDown();
            never.await();
        })) {
            webhook.context().getShutdownStrategy().setTimeout(1);
            webhook.deliver(message(file(1, "a.txt", "")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(files()).hasSize(1);

            webhook.context().stop();

            assertThat(files()).isEmpty();
            never.countDown();
        }
    }

    private void look(Exchange exchange) throws IOException {
        whileInTheRoute.addAll(files());
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        for (Map.Entry<String, DataHandler> attachment :
                message.getAttachments().entrySet()) {
            handlers.put(attachment.getKey(), attachment.getValue());
            for (int i = 0; i < 2; i++) { // more than once, as a retry would
                contents.put(
                        attachment.getKey(),
                        new String(attachment.getValue().getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Objects.toString(file.getFileName()).endsWith(".download"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String file(int id, String path, String more) {
        return "{\"id\":" + id + ",\"message_id\":3,\"file_type\":\"file\",\"account_id\":1,\"data_url\":\""
                + server.url() + "/x--1/" + path + "\",\"thumb_url\":\"\",\"extension\":\"txt\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String message(String... attachments) {
        String list = Stream.of(attachments).collect(Collectors.joining(",", "[", "]"));
        return "{\"event\":\"message_created\",\"id\":3,\"content\":\"Hi\",\"message_type\":\"incoming\","
                + "\"account\":{\"id\":1},\"conversation\":{\"id\":4}"
                + (attachments.length == 0 ? "" : ",\"attachments\":" + list) + "}";
    }
}
