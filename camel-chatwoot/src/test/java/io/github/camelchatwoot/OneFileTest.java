// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Operations that take one file: imports, uploads and pictures. */
class OneFileTest {

    private static final String CSV = "name,email\nAda,ada@example.com\n";
    private static final String IMPORT_FILE = "CamelChatwootImportFile";
    private static final String AVATAR = "CamelChatwootAvatar";

    private final FakeServer server =
            FakeServer.answering(Reply.json(200, "{\"payload\":{\"id\":1},\"file_url\":\"u\",\"blob_id\":\"eyJ--1\"}"));

    private @Nullable Path csv;
    private @Nullable Path picture;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        csv = Files.writeString(folder.resolve("contacts.csv"), CSV);
        picture = Files.writeString(folder.resolve("ada.png"), "PNG");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileAsBodyIsImported() {
        for (Object body : List.of(csv(), csv().toFile(), Map.of("import_file", csv()))) {
            assertThat(send("chatwoot:importContacts", body, Map.of()).text())
                    .contains("name=\"import_file\"; filename=\"contacts.csv\"")
                    .contains("Content-Type: text/csv")
                    .contains(CSV);
        }
    }

    @Test
    void aTextAsBodyIsTheContentOfTheFile() {
        Map<String, Object> name = Map.of(Exchange.FILE_NAME, "crm.csv");
        byte[] bytes = CSV.getBytes(StandardCharsets.UTF_8);

        for (Object body : List.of(CSV, bytes, new ByteArrayInputStream(bytes))) {
            assertThat(send("chatwoot:importContacts", body, name).text())
                    .contains("name=\"import_file\"; filename=\"crm.csv\"")
                    .contains(CSV);
        }
    }

    @Test
    void aHeaderWinsOverTheBody() {
        String form = send("chatwoot:importContacts", "some text", Map.of(IMPORT_FILE, csv()))
                .text();

        assertThat(form).contains("contacts.csv").doesNotContain("some text");
    }

    @Test
    void theAttachmentOfAMailIsImported() {
        try (TestRoute route = TestRoute.to("chatwoot:importContacts", server.url())) {
            Exchange exchange = route.context()
                    .createProducerTemplate()
                    .send(
                            "direct:start",
                            request -> request.getMessage(AttachmentMessage.class)
                                    .addAttachment(
                                            "contacts.csv", new DataHandler(new FileDataSource(csv().toFile()))));

            assertThat(exchange.getException()).isNull();
        }
        assertThat(server.only().text()).contains("filename=\"contacts.csv\"");
    }

    @Test
    void withoutAFileNothingIsImported() {
        try (TestRoute route = TestRoute.to("chatwoot:importContacts", server.url())) {
            assertThat(route.failure(null, Map.of()))
                    .hasMessage("importContacts needs import file: set the header CamelChatwootImportFile, or the field"
                            + " import_file of a Map as body");
        }
    }

    @Test
    void severalFilesAreTooMany() {
        try (TestRoute route = TestRoute.to("chatwoot:importContacts", server.url())) {
            assertThat(route.failure(null, Map.of(IMPORT_FILE, List.of(csv(), csv()))))
                    .hasMessage("importContacts takes one file (header CamelChatwootImportFile, field import_file), but"
                            + " there are 2");
        }
    }

    @Test
    void anUploadTellsItsSignedId() {
        try (TestRoute route = TestRoute.to("chatwoot:uploadFile", server.url())) {
            Exchange exchange = route.answer(picture(), Map.of());

            assertThat(exchange.getMessage().getHeader("CamelChatwootBlobId")).isEqualTo("eyJ--1");
        }
        assertThat(server.only().text()).contains("name=\"attachment\"; filename=\"ada.png\"");
    }

    @Test
    void anUploadMayBeFetchedByTheServer() {
        Map<String, Object> body = Map.of("external_url", "https://example.com/a.png");

        assertThat(send("chatwoot:uploadFile", body, Map.of()).json()).isEqualTo(body);
    }

    @Test
    void aPictureGoesWithTheFields() {
        Map<String, Object> body = Map.of("name", "Ada", "custom_attributes", Map.of("plan", "gold"));

        String form =
                send("chatwoot:updateContact", body, Map.of(AVATAR, picture())).text();

        assertThat(form)
                .contains("name=\"avatar\"; filename=\"ada.png\"")
                .contains("name=\"name\"")
                .contains("name=\"custom_attributes[plan]\"");
    }

    @Test
    void aPictureThatWasUploadedBeforeIsJson() {
        Map<String, Object> headers = Map.of(AVATAR, "eyJ--1", "CamelChatwootName", "Ada");

        assertThat(send("chatwoot:updateContact", null, headers).json())
                .containsOnly(entry("avatar", "eyJ--1"), entry("name", "Ada"));
    }

    /** Multipart bodies lack what the server does for JSON: fields must stand in their object. */
    @Test
    void anObjectAroundTheFieldsIsInTheFormToo() {
        Map<String, Object> body = Map.of("display_name", "Ada", "avatar", picture());

        assertThat(send("chatwoot:updateProfile", body, Map.of()).text())
                .contains("name=\"profile[avatar]\"; filename=\"ada.png\"")
                .contains("name=\"profile[display_name]\"");
    }

    /** A mail with attachments makes a contact: what the customer has attached is no portrait. */
    @Test
    void attachmentsOfAMailAreNoPicture() {
        try (TestRoute route = TestRoute.to("chatwoot:updateContact?contactId=5", server.url())) {
            Exchange exchange = route.context().createProducerTemplate().send("direct:start", request -> {
                request.getMessage().setBody(Map.of("name", "Ada"));
                request.getMessage(AttachmentMessage.class)
                        .addAttachment(
                                "a.png",
                                new DataHandler(new FileDataSource(picture().toFile())));
            });

            assertThat(exchange.getException()).isNull();
        }
        assertThat(server.only().json()).containsOnly(entry("name", "Ada"));
    }

    private Path csv() {
        return Objects.requireNonNull(csv);
    }

    private Path picture() {
        return Objects.requireNonNull(picture);
    }

    private Received send(String uri, @Nullable Object body, Map<String, Object> headers) {
        int before = server.received().size();
        try (TestRoute route = TestRoute.to(uri, options -> {
            options.setBaseUrl(server.url());
            options.setAccessToken(TestRoute.TOKEN);
            options.setAccountId(1L);
            options.setContactId(5L);
        })) {
            route.answer(body, headers);
        }
        return server.received().get(before);
    }
}
