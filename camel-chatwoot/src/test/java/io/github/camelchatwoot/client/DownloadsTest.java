// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Transport.Settings;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.RawServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Downloads from servers that are slow, wrong, cut off or hostile. */
class DownloadsTest {

    private static final String CONTENT = "This is the file.";
    private static final int MAX = 1_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTime time = new SystemTime(timer);
    private final Transport transport =
            Transport.start(new Settings(LONG, LONG, 10, 1_000, false, null, null, null), Thread::new);

    private Duration limit = LONG;
    private Duration patience = LONG;

    @AfterEach
    void stop() {
        transport.close();
        timer.shutdownNow();
    }

    @Test
    void aFileArrivesWithItsType() throws Exception {
        try (FakeServer server = FakeServer.answering(file())) {
            DownloadedFile file = get(server.url() + "/a%20b.txt?sig=1%2F2", List.of());

            assertThat(file.path()).hasContent(CONTENT);
            assertThat(file.contentType()).isEqualTo("text/plain");
            assertThat(server.only().method()).isEqualTo("GET");
            assertThat(server.only().path()).isEqualTo("/a%20b.txt");
            assertThat(server.only().query()).isEqualTo("sig=1%2F2");
        }
    }

    @Test
    void nothingIsSentAlong() throws Exception {
        try (FakeServer server = FakeServer.answering(request -> request.path().equals("/1")
                ? Reply.empty(302).with("Location", "/2").with("Set-Cookie", "zq7=1; Path=/")
                : file())) {
            get(server.url() + "/1", List.of());

            assertThat(server.received())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers().keySet())
                            .isSubsetOf("host", "accept", "accept-encoding", "user-agent", "connection"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectOnTheServerIsFollowed(int status) throws Exception {
        try (FakeServer server = FakeServer.answering(request -> request.path().equals("/redirect/a.txt")
                ? Reply.of(status, "text/html", "<html>moved</html>").with("Location", "../disk/a.txt?x=1")
                : file())) {
            assertThat(get(server.url() + "/redirect/a.txt", List.of()).path()).hasContent(CONTENT);
            assertThat(server.received()).extracting(Received::path).containsExactly("/redirect/a.txt", "/disk/a.txt");
        }
    }

    @Test
    void anotherHostIsAskedOnlyWhenItIsNamed() throws Exception {
        try (FakeServer storage = FakeServer.answering(file());
                FakeServer server = FakeServer.answering(
                        Reply.empty(302).with("Location", "http://127.0.0.1:" + storage.port() + "/a?sig=zq7"))) {
            DownloadException failure = failure(server.url() + "/a", List.of());

            assertThat(failure)
                    .hasMessage("its address leads to 127.0.0.1:" + storage.port() + ", which is not Chatwoot's server:"
                            + " if files are kept there, add it to the option attachmentHosts");
            assertThat(storage.received()).isEmpty();
            assertThat(server.received()).as("it is not tried again").hasSize(1);

            assertThat(get(server.url() + "/a", List.of("127.0.0.1:" + storage.port()))
                            .path())
                    .hasContent(CONTENT);
            assertThat(storage.only().query()).isEqualTo("sig=zq7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://localhost/a",
                "//169.254.169.254/latest/meta-data",
                "http://localhost@169.254.169.254/",
                "http:",
                "http://[",
                "http://a b/",
                "mailto:ada@example.com"
            })
    void aRedirectToNowhereEndsThere(String location) {
        try (FakeServer server = FakeServer.answering(Reply.empty(302).with("Location", location))) {
            assertThat(failure(server.url() + "/a", List.of())).hasMessageContaining("address");
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://localhost/a", "", "a", "http://", "http://exa mple.com/zq7"})
    void anEventThatTellsNoAddressAsksNobody(String url) {
        assertThat(failure(url, null, List.of())).hasMessageContaining("address");
    }

    @Test
    void fiveRedirectsAreEnough() throws Exception {
        try (FakeServer server = FakeServer.answering(request -> {
            int number = Integer.parseInt(request.path().substring(1));
            return number == 0 ? file() : Reply.empty(302).with("Location", "/" + (number - 1));
        })) {
            assertThat(failure(server.url() + "/6", List.of())).hasMessage("there were more than 5 redirects");
            assertThat(get(server.url() + "/5", List.of()).path()).hasContent(CONTENT);
        }
    }

    @Test
    void aLargeFileIsRefusedByItsLength() {
        try (FakeServer server = FakeServer.answering(file("x".repeat(MAX + 1)))) {
            assertTooLarge(failure(server.url() + "/a", List.of()));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aFileMayBeAsLargeAsTheLimit() throws Exception {
        try (FakeServer server = FakeServer.answering(file("x".repeat(MAX)))) {
            assertThat(get(server.url() + "/a", List.of()).path()).hasSize(MAX);
        }
    }

    @Test
    void aLargeFileThatDoesNotTellItsLengthIsRefusedWhenItIsTooLong() throws IOException {
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                RawServer.write(socket, "64\r\n" + "x".repeat(100) + "\r\n");
            }
        })) {
            assertTooLarge(failure(server.url() + "/a", List.of()));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatTheEventTellsIsTooLargeIsNotAskedFor() {
        try (FakeServer server = FakeServer.answering(file())) {
            assertTooLarge(failure(server.url() + "/a", MAX + 1L, List.of()));
            assertThat(server.received()).isEmpty();
        }
    }

    private static void assertTooLarge(DownloadException failure) {
        assertThat(failure).hasMessage("the file is larger than 1000 bytes, see the option maxAttachmentSize");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 503})
    void aFileThatIsStillOnItsWayIsLookedForAgain(int status) throws Exception {
        Iterator<Reply> replies = List.of(Reply.empty(status), Reply.of(status, "text/html", "<p>no</p>"), file())
                .iterator();
        try (FakeServer server = FakeServer.answering(request -> replies.next())) {
            assertThat(get(server.url() + "/a", List.of()).path()).hasContent(CONTENT);
        }
    }

    /** What a storage is asked for is signed for minutes, and a part of it may be missing still. */
    @Test
    void eachAttemptBeginsAtTheBeginning() throws Exception {
        Iterator<Reply> replies =
                List.of(redirect(1), Reply.empty(404), redirect(2), file()).iterator();
        try (FakeServer server = FakeServer.answering(request -> replies.next())) {
            get(server.url() + "/a", List.of());

            assertThat(server.received()).extracting(Received::path).containsExactly("/a", "/1", "/a", "/2");
        }
    }

    private static Reply redirect(int number) {
        return Reply.empty(302).with("Location", "/" + number);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 400, 401, 410})
    void otherAnswersAreFinal(int status) {
        try (FakeServer server = FakeServer.answering(Reply.empty(status))) {
            assertThat(failure(server.url() + "/a?zq7", List.of()))
                    .hasMessage("localhost:" + server.port() + " answered " + status);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aFileThatDoesNotComeIsGivenUp() {
        patience = Duration.ofSeconds(2);
        try (FakeServer server = FakeServer.answering(Reply.empty(404))) {
            assertThat(failure(server.url() + "/a", List.of()))
                    .hasMessage("localhost:" + server.port() + " answered 404");
            assertThat(server.received()).hasSizeBetween(2, 5);
        }
    }

    @Test
    void nobodyThereIsTriedAgainToo() throws Exception {
        int port;
        try (RawServer gone = RawServer.talking(socket -> {})) {
            port = gone.port();
        }
        patience = Duration.ofSeconds(1);

        assertThat(failure("http://localhost:" + port + "/a?zq7", List.of()))
                .hasMessageStartingWith("the connection to localhost:" + port + " failed (")
                .hasMessageNotContaining("zq7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nThis is",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nThis is\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nThis is",
                "HTTP/1.1 200 OK\r\n\r\n"
            })
    void aConnectionThatBreaksIsTriedAgain(String begun) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(
                    socket,
                    connections.getAndIncrement() < 2
                            ? begun
                            : "HTTP/1.1 200 OK\r\nContent-Length: 17\r\nConnection: close\r\n\r\n" + CONTENT);
        })) {
            DownloadedFile file = end(
                    downloads(URI.create(server.url()), List.of()).get(server.url() + "/a", (long) CONTENT.length()));

            assertThat(file.path()).hasContent(CONTENT);
            assertThat(connections).hasValue(3);
            assertThat(files()).as("nothing is left of the first ones").hasSize(1);
        }
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        try (RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(get(server.url() + "/a", List.of()).path()).isEmptyFile();
        }
    }

    /** A proxy may make pictures smaller: the length that the event tells is not the last word. */
    @Test
    void anotherLengthThanTheEventToldIsNoFailure() throws Exception {
        try (FakeServer server = FakeServer.answering(file())) {
            DownloadedFile file =
                    end(downloads(URI.create(server.url()), List.of()).get(server.url() + "/a", 999L));

            assertThat(file.path()).hasContent(CONTENT);
        }
    }

    @Test
    void aServerThatStallsEnds() throws IOException {
        limit = Duration.ofMillis(1_500);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nThis");
            waitForTheEnd(socket, closed);
        })) {
            assertThat(failure(server.url() + "/a", List.of()))
                    .hasMessage("it was not complete after 1500 ms, see the option callTimeout");
            await().until(() -> closed.getCount() == 0);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatTricklesEnds() throws IOException {
        limit = Duration.ofMillis(500);
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
            socket.setSoTimeout(20);
            while (!socket.isClosed()) {
                RawServer.write(socket, "x");
                pause(socket);
            }
        })) {
            assertThat(failure(server.url() + "/a", List.of())).hasMessageContaining("not complete after 500 ms");
        }
    }

    @Test
    void aRedirectThatHasNoEndEnds() throws IOException {
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n");
            while (true) {
                RawServer.write(socket, "x".repeat(1_000));
            }
        })) {
            assertThat(failure(server.url() + "/a", List.of())).hasMessage("the answer 302 has no end");
        }
    }

    @Test
    void whatIsGivenUpEndsAndLeavesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nThis");
            begun.countDown();
            waitForTheEnd(socket, closed);
        })) {
            CompletableFuture<DownloadedFile> download =
                    downloads(URI.create(server.url()), List.of()).get(server.url() + "/a", null);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            await().until(() -> files().size() == 1);

            download.cancel(true);

            await().until(() -> closed.getCount() == 0 && files().isEmpty());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aStoppedComponentDownloadsNothing() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.empty(404))) {
            CompletableFuture<DownloadedFile> download =
                    downloads(URI.create(server.url()), List.of()).get(server.url() + "/a", null);
            await().until(() -> !server.received().isEmpty());
            transport.close();
            time.close();

            assertThat(failureOf(download)).isInstanceOf(DownloadException.class);
            assertThat(failure(server.url() + "/b", List.of())).hasMessageContaining("localhost:" + server.port());
            assertThat(server.received()).extracting(Received::path).doesNotContain("/b");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNotTriedAgain() throws Exception {
        try (FakeServer server = FakeServer.answering(file())) {
            Path nowhere = folder.resolve("nowhere");
            Downloads downloads = new Downloads(
                    transport,
                    new TemporaryFiles(nowhere),
                    new Downloads.Settings(FileHosts.of(null, List.of()), MAX, limit, patience),
                    time,
                    () -> 0.5);

            assertThat(failureOf(downloads.get(server.url() + "/a", null)))
                    .hasMessageStartingWith("it could not be written to a temporary file (");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void whatNobodyHasRemovedGoesInTheEnd() throws Exception {
        TemporaryFiles files = new TemporaryFiles(folder);
        Path first = files.create();
        Path second = files.create();
        files.remove(first);
        assertThat(first).doesNotExist();

        files.close();

        assertThat(second).doesNotExist();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(files::create))
                .hasMessage("the component is stopped");
        assertThat(files()).isEmpty();
    }

    private static void waitForTheEnd(Socket socket, CountDownLatch closed) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } finally {
            closed.countDown(); // also when it was reset
        }
    }

    /** For as long as the timeout of the socket. */
    private static void pause(Socket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                socket.close();
            }
        } catch (java.net.SocketTimeoutException over) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static RawServer answering(String answer) {
        return RawServer.talking(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, answer);
        });
    }

    private static Reply file() {
        return file(CONTENT);
    }

    private static Reply file(String content) {
        return new Reply(200, Map.of("Content-Type", "text/plain"), content.getBytes(StandardCharsets.UTF_8));
    }

    private Downloads downloads(@Nullable URI server, List<String> others) {
        return new Downloads(
                transport,
                new TemporaryFiles(folder),
                new Downloads.Settings(FileHosts.of(server, others), MAX, limit, patience),
                time,
                () -> 0.5);
    }

    private DownloadedFile get(String url, List<String> others) throws Exception {
        return end(downloads(URI.create(url), others).get(url, null));
    }

    private static DownloadedFile end(CompletableFuture<DownloadedFile> download)
            throws InterruptedException, ExecutionException, TimeoutException {
        return download.get(30, TimeUnit.SECONDS);
    }

    private DownloadException failure(String url, List<String> others) {
        return failure(url, null, others);
    }

    /** A download that must fail, and leave no file. */
    private DownloadException failure(String url, @Nullable Long size, List<String> others) {
        Throwable failure = failureOf(downloads(null, others).get(url, size));
        assertThat(failure).isInstanceOf(DownloadException.class).hasMessageNotContaining("zq7");
        await().untilAsserted(() -> assertThat(files()).isEmpty());
        return (DownloadException) failure;
    }

    private static Throwable failureOf(CompletableFuture<DownloadedFile> download) {
        try {
            return download.<Throwable>handle((file, error) -> {
                        if (error == null) {
                            throw new AssertionError("it was downloaded");
                        }
                        return error;
                    })
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
