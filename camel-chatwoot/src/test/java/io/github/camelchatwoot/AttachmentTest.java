// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are sent with messages. */
class AttachmentTest {

    private static final String ATTACHMENTS = Param.ATTACHMENTS.header();
    private static final String URI = "chatwoot:createMessage";

    private final FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1}"));

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fileAndPathAreSentWithTheirNamesAndTypes() throws IOException {
        Path picture = Files.writeString(folder.resolve("picture.png"), "PNG");
        File document = Files.writeString(folder.resolve("document.pdf"), "PDF").toFile();

        String form =
                send("Look", Map.of(ATTACHMENTS, List.of(picture, document))).text();

        assertThat(form)
                .contains("name=\"attachments[]\"; filename=\"picture.png\"")
                .contains("Content-Type: image/png")
                .contains("filename=\"document.pdf\"")
                .contains("Content-Type: application/pdf");
        assertThat(parts(form)).containsEntry("content", "Look");
    }

    @Test
    void bytesAndStreamsTakeTheNameOfTheFileHeader() {
        String form = send(
                        "Look",
                        Map.of(ATTACHMENTS, "CSV".getBytes(StandardCharsets.UTF_8), Exchange.FILE_NAME, "a.csv"))
                .text();

        assertThat(form).contains("filename=\"a.csv\"").contains("Content-Type: text/csv");

        InputStream stream = new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(send("Look", Map.of(ATTACHMENTS, stream)).text()).contains("filename=\"attachment\"");
    }

    @Test
    void attachmentsOfOtherComponentsAreSent() {
        DataHandler mail = new DataHandler(new Pdf());
        try (TestRoute route = TestRoute.to(URI, server.url())) {
            Exchange exchange = route.context().createProducerTemplate().send("direct:start", request -> {
                request.getMessage().setBody("See the invoice");
                request.getMessage(AttachmentMessage.class).addAttachment("invoice.pdf", mail);
            });

            assertThat(exchange.getException()).isNull();
        }
        assertThat(server.only().text())
                .contains("filename=\"invoice.pdf\"")
                .contains("Content-Type: application/pdf\r\n")
                .contains("See the invoice");
    }

    @Test
    void aFileAsBodyIsAnAttachment() throws IOException {
        File file = Files.writeString(folder.resolve("voice.mp3"), "MP3").toFile();
        GenericFile<File> polled = new GenericFile<>();
        polled.setFile(file);

        for (Object body : List.of(file, file.toPath(), polled)) {
            String form = send(body, Map.of(Param.CONTENT.header(), "Listen")).text();
            assertThat(form).contains("filename=\"voice.mp3\"");
            assertThat(parts(form)).containsEntry("content", "Listen");
        }
        assertThat(parts(send(file, Map.of()).text())).doesNotContainKey("content");
    }

    @Test
    void signedIdsAloneAreJson() {
        Received request = send("Look", Map.of(ATTACHMENTS, List.of("eyJ--one", "eyJ--two")));

        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(request.json()).containsEntry("attachments", List.of("eyJ--one", "eyJ--two"));
    }

    @Test
    void signedIdsGoTogetherWithFiles() {
        byte[] bytes = {1};
        Received request = send("Look", Map.of(ATTACHMENTS, List.of("eyJ--one", bytes)));

        assertThat(request.header("content-type")).startsWith("multipart/form-data; ");
        assertThat(parts(request.text())).containsEntry("attachments[]", "eyJ--one");
        assertThat(request.text()).contains("name=\"attachments[]\"; filename=");
    }

    @Test
    void attributesOfTheContentAreJsonAndTheRestIsFields() {
        Map<String, Object> body = Map.of(
                "content",
                "Grüße 👋",
                "private",
                true,
                "content_attributes",
                Map.of("in_reply_to", 7, "items", List.of(1)),
                "template_params",
                Map.of("name", "hello"));

        Map<String, String> parts =
                parts(send(body, Map.of(ATTACHMENTS, new byte[] {1})).text());

        assertThat(parts)
                .containsEntry("content", "Grüße 👋")
                .containsEntry("private", "true")
                .containsEntry("template_params[name]", "hello");
        assertThat(parts.get("content_attributes"))
                .contains("\"in_reply_to\":7")
                .contains("\"items\":[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße 👋.txt", "a\"b\\c.txt", "a;b=c.txt", "a\r\nX-Evil: 1.txt", "../../etc/passwd"})
    void aFileNameOfAnyKindStaysAFileName(String name) {
        String form = send("Look", Map.of(ATTACHMENTS, new byte[] {1}, Exchange.FILE_NAME, name))
                .text();

        String header = form.lines()
                .filter(line -> line.contains("filename"))
                .reduce((one, other) -> one + other)
                .orElse("");
        assertThat(header).startsWith("Content-Disposition: form-data; name=\"attachments[]\"; filename");
        assertThat(form.lines()).noneMatch(line -> line.startsWith("X-Evil"));
        if (name.startsWith("Gr")) {
            assertThat(header).endsWith("filename=\"Grüße 👋.txt\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000, 1_048_576, 3_000_000})
    void theBytesArriveAsTheyAreAndNoTemporaryFileStays(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        List<Path> before = temporaryFiles();

        Received request = send("Look", Map.of(ATTACHMENTS, bytes));

        byte[] body = request.body();
        String boundary = String.valueOf(request.header("content-type")).replaceAll(".*boundary=([^;]+).*", "$1");
        String latin = new String(body, StandardCharsets.ISO_8859_1);
        int start = latin.indexOf("\r\n\r\n", latin.indexOf("filename")) + 4;
        int end = latin.lastIndexOf("\r\n--" + boundary);
        assertThat(sha256(Arrays.copyOfRange(body, start, end))).isEqualTo(sha256(bytes));
        assertThat(request.header("content-length")).isEqualTo(String.valueOf(body.length));
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aLargeFileIsStreamed() throws Exception {
        Path large = folder.resolve("large.bin");
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = Files.newOutputStream(large)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                new Random(i).nextBytes(block);
                sent.update(block);
                out.write(block);
            }
        }
        AtomicReference<String> announced = new AtomicReference<>("");
        AtomicReference<Long> arrived = new AtomicReference<>(0L);
        try (FakeServer digesting = FakeServer.handling(exchange -> {
                    announced.set(exchange.getRequestHeaders().getFirst("Content-Length"));
                    arrived.set(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
                    FakeServer.send(exchange, Reply.json(200, "{\"id\":1}"));
                });
                TestRoute route = TestRoute.to(URI, digesting.url())) {
            List<Path> before = temporaryFiles();

            route.answer("Look", Map.of(ATTACHMENTS, large));

            assertThat(arrived.get()).isGreaterThan(64L << 20).isEqualTo(Long.parseLong(announced.get()));
            assertThat(temporaryFiles()).isEqualTo(before);
        }
        assertThat(sha256(large)).isEqualTo(HexFormat.of().formatHex(sent.digest()));
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 500})
    void noTemporaryFileStaysWhenTheServerRefuses(int status) throws IOException {
        List<Path> before = temporaryFiles();
        try (FakeServer refusing = FakeServer.answering(Reply.json(status, "{}"));
                TestRoute route = TestRoute.to(URI, refusing.url())) {
            route.failure("Look", Map.of(ATTACHMENTS, new byte[2_000_000]));
        }
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void noTemporaryFileStaysWhenNobodyAnswers() throws IOException {
        List<Path> before = temporaryFiles();
        try (TestRoute route = TestRoute.to(URI, "http://localhost:1")) {
            route.failure("Look", Map.of(ATTACHMENTS, new byte[2_000_000]));
        }
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotThereIsToldAndNothingIsSent() throws IOException {
        try (TestRoute route = TestRoute.to(URI, server.url())) {
            assertThat(route.failure("Look", Map.of(ATTACHMENTS, folder.resolve("missing.png"))))
                    .hasMessageContaining("missing.png")
                    .hasMessageContaining("is not a file that can be read");
            assertThat(route.failure("Look", Map.of(ATTACHMENTS, folder)))
                    .hasMessageContaining("is not a file that can be read");
            assertThat(route.failure("Look", Map.of(ATTACHMENTS, 7)))
                    .hasMessageContaining("An attachment is a java.lang.Integer: use a File, Path");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aStreamThatBreaksIsToldAndNothingIsSentOrLeft() throws IOException {
        List<Path> before = temporaryFiles();
        InputStream breaking = new InputStream() {
            private int left = 3_000_000;

            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left == 0) {
                    throw new IOException("the disk is gone");
                }
                int given = Math.min(length, left);
                left -= given;
                return given;
            }
        };
        try (TestRoute route = TestRoute.to(URI, server.url())) {
            assertThat(route.failure("Look", Map.of(ATTACHMENTS, breaking)))
                    .isInstanceOfSatisfying(
                            ChatwootUnreachableException.class,
                            failure -> assertThat(failure.getFailure().sent()).isFalse())
                    .hasMessageContaining("an attachment could not be read")
                    .hasMessageContaining("the disk is gone");
        }
        assertThat(server.received()).isEmpty();
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void operationsWithoutAttachmentsIgnoreThem() {
        try (TestRoute route = TestRoute.to("chatwoot:getConversation", server.url())) {
            route.answer(null, Map.of(ATTACHMENTS, new byte[] {1}));
        }
        assertThat(server.only().body()).isEmpty();
    }

    /** What a mail component makes of an attachment. */
    private static final class Pdf implements DataSource {
        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream("invoice".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public String getContentType() {
            return "APPLICATION/PDF; name=\"invoice.pdf\""; // as mailboxes tell it
        }

        @Override
        public String getName() {
            return "invoice.pdf";
        }
    }

    private Received send(Object body, Map<String, Object> headers) {
        try (TestRoute route = TestRoute.to(URI, server.url())) {
            route.answer(body, headers);
            List<Received> all = server.received();
            return all.get(all.size() - 1);
        }
    }

    /** The text fields of a form by their names. */
    private static Map<String, String> parts(String form) {
        Map<String, String> parts = new HashMap<>();
        for (String part : form.split("\r\n--", -1)) {
            String head = part.substring(0, Math.max(0, part.indexOf("\r\n\r\n")));
            if (head.contains("name=\"") && !head.contains("filename")) {
                parts.put(
                        head.replaceAll("(?s).*name=\"([^\"]*)\".*", "$1"),
                        part.substring(part.indexOf("\r\n\r\n") + 4));
            }
        }
        return parts;
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("camel-chatwoot-.*\\.upload"))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
