// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.Api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Files in messages. */
class AttachmentTest {
    private static final String BOUNDARY = "a-boundary";
    private static final byte[] FILE = new byte[300_000];

    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final Api admin = Api.admin(sandbox);
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
    private final String messages = "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anUploadedFileComesBackByARedirect() throws IOException, InterruptedException {
        FILE[0] = (byte) 0xff;
        JsonNode message = upload("attachments[]").json();
        JsonNode attachment = message.at("/attachments/0");

        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(attachment.path("data_url").asText()))
                .build();
        int first = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        HttpResponse<byte[]> file = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request, BodyHandlers.ofByteArray());

        assertThat(message.path("content").asText()).isEqualTo("Grüße");
        assertThat(attachment.path("file_type").asText()).isEqualTo("image");
        assertThat(attachment.path("file_size").asInt()).isEqualTo(FILE.length);
        assertThat(first).isEqualTo(302);
        assertThat(file.body()).isEqualTo(FILE);
        assertThat(file.headers().firstValue("content-type")).hasValue("image/png");
    }

    @Test
    void aSingleFileIsNoList() throws IOException {
        Reply reply = upload("attachments");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("undefined method `each'");
    }

    @Test
    void anUploadCanBeAttachedByItsBlobId() throws IOException {
        Reply blob = admin.send("POST", "/upload", "multipart/form-data; boundary=" + BOUNDARY, body("attachment"));

        Reply message = admin.post(messages, Map.of("content", "blob", "attachments", new String[] {
            blob.json().path("blob_id").asText()
        }));

        assertThat(message.json().at("/attachments/0/extension").asText()).isEqualTo("png");
    }

    @Test
    void whatABrowserCouldRunIsSavedInsteadOfShown() throws IOException, InterruptedException {
        HttpResponse<String> page = fetch("evil.html", "text/html");
        HttpResponse<String> drawing = fetch("evil.svg", "image/svg+xml");
        HttpResponse<String> picture = fetch("gr\u00fcn 1.png", "image/png");
        HttpResponse<String> text = fetch("notes.txt", "text/plain");

        assertThat(header(page, "content-type")).isEqualTo("application/octet-stream");
        assertThat(header(page, "content-disposition"))
                .isEqualTo("attachment; filename=\"evil.html\"; filename*=UTF-8''evil.html");
        assertThat(header(drawing, "content-disposition")).startsWith("attachment;");
        assertThat(header(drawing, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(picture, "content-type")).isEqualTo("image/png");
        assertThat(header(picture, "content-disposition"))
                .isEqualTo("inline; filename=\"grun 1.png\"; filename*=UTF-8''gr%C3%BCn%201.png");
        assertThat(header(text, "content-disposition")).startsWith("attachment;");
    }

    private HttpResponse<String> fetch(String filename, String type) throws IOException, InterruptedException {
        String form = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\""
                + filename + "\"\r\nContent-Type: " + type + "\r\n\r\nhello\r\n--" + BOUNDARY + "--\r\n";
        Reply blob = admin.send("POST", "/upload", "multipart/form-data; boundary=" + BOUNDARY, form.getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(blob.json().path("file_url").asText()))
                .build();
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private Reply upload(String name) throws IOException {
        return admin.send("POST", messages, "multipart/form-data; boundary=" + BOUNDARY, body(name));
    }

    private static byte[] body(String name) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\nGrüße\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"dot.png\"\r\nContent-Type: image/png\r\n\r\n";
        body.write(head.getBytes(UTF_8));
        body.write(FILE);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }
}
