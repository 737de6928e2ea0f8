// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What is read of the attachments in a payload, which may come from a stranger. */
class MessageAttachmentTest {

    private static final EventDecoder DECODER = new EventDecoder(false, null);

    @Test
    void aFileIsToldWithAllThatIsKnown() throws Exception {
        MessageAttachment file =
                only("{\"id\":7,\"message_id\":3,\"file_type\":\"image\",\"account_id\":1,\"extension\":\"png\","
                        + "\"content_type\":\"image/png\",\"data_url\":\"http://h/r/x--1/a%20b.png\",\"thumb_url\":\"\","
                        + "\"file_size\":75,\"width\":null}");

        assertThat(file.isFile()).isTrue();
        assertThat(file.known())
                .containsExactly(
                        entry("id", 7L),
                        entry("fileType", "image"),
                        entry("url", "http://h/r/x--1/a%20b.png"),
                        entry("name", "a b.png"),
                        entry("type", "image/png"),
                        entry("size", 75L));
        assertThat(file).hasToString("attachment 7 (image)");
    }

    @Test
    void serversBefore413TellNoType() throws Exception {
        assertThat(only("{\"id\":7,\"file_type\":\"file\",\"data_url\":\"http://h/a.pdf\",\"file_size\":9}")
                        .known())
                .containsOnlyKeys("id", "fileType", "url", "name", "size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"file_type\":\"location\",\"coordinates_lat\":1.5,\"data_url\":\"https://maps/x\"}",
                "{\"id\":1,\"file_type\":\"contact\",\"fallback_title\":\"+49151\",\"meta\":{}}",
                "{\"id\":1,\"file_type\":\"fallback\",\"fallback_title\":\"A\",\"data_url\":\"https://example.com/x\"}",
                "{\"id\":1,\"file_type\":\"embed\",\"data_url\":\"https://example.com/x\"}",
                "{\"id\":1,\"file_type\":\"ig_story\",\"data_url\":\"https://example.com/x\",\"thumb_url\":\"\"}",
                "{\"id\":1,\"file_type\":\"image\",\"data_url\":\"https://example.com/x\",\"thumb_url\":\"\"}"
            })
    void placesContactsAndLinksAreNoFiles(String json) throws Exception {
        MessageAttachment attachment = only(json);

        assertThat(attachment.isFile()).isFalse();
        assertThat(attachment.known()).containsKeys("id", "fileType").doesNotContainKeys("name", "type", "size");
    }

    /**
     * The server attaches files a moment after it has stored a message: such an event must not pass for one without.
     */
    @Test
    void aFileWithoutAnAddressIsAFile() throws Exception {
        assertThat(only("{\"id\":1,\"file_type\":\"image\",\"data_url\":\"\",\"thumb_url\":\"\"}")
                        .isFile())
                .isTrue();
        assertThat(only("{\"id\":1,\"file_type\":\"ig_story\",\"data_url\":null}")
                        .isFile())
                .isFalse();
    }

    @Test
    void namesAreGivenOnce() throws Exception {
        String files = String.join(
                ",", file("a.txt"), file("A.txt"), file("a%20(2).txt"), file("a.txt"), file("b.txt"), file("a.txt"));

        assertThat(attachments("[" + files + "]"))
                .extracting(MessageAttachment::name)
                .containsExactly("a.txt", "A (2).txt", "a (2) (2).txt", "a (3).txt", "b.txt", "a (4).txt");
    }

    private static String file(String name) {
        return "{\"file_type\":\"file\",\"data_url\":\"http://h/" + name + "\",\"file_size\":1}";
    }

    @Test
    void whatIsNoAttachmentIsLeftOut() throws Exception {
        assertThat(attachments("[null,3,\"x\",[],{\"id\":4}]"))
                .extracting(MessageAttachment::id)
                .containsExactly(4L);
        assertThat(attachments("null")).isEmpty();
        assertThat(attachments("[]")).isEmpty();
        assertThat(attachments("{\"0\":{\"id\":4}}")).isEmpty();
        assertThat(attachments("\"x\"")).isEmpty();
    }

    @Test
    void valuesOfAnotherKindAreNotKnown() throws Exception {
        assertThat(only("{\"id\":\"7\",\"file_type\":5,\"data_url\":{},\"content_type\":[],\"file_size\":1.5}")
                        .known())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "image/png; image/png",
                "text/plain; text/plain",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document; application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "png; ",
                "image/; ",
                "a b/c; ",
                "image/png\\r\\nBcc: x@example.com; "
            },
            delimiter = ';')
    void whatIsNoMediaTypeIsNoType(String told, String type) throws Exception {
        assertThat(only("{\"file_type\":\"file\",\"data_url\":\"http://h/a\",\"file_size\":1,\"content_type\":\"" + told
                                + "\"}")
                        .type())
                .isEqualTo(type);
    }

    @Test
    void aTypeMayHaveParameters() {
        assertThat(MessageAttachment.mediaType("text/plain; charset=utf-8")).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void aStrangersWordDoesNotGetIntoMessages() throws Exception {
        assertThat(only("{\"id\":1,\"file_type\":\"image\\nERROR all is lost\"}"))
                .hasToString("attachment 1");
        assertThat(only("{\"file_type\":\"file\"}")).hasToString("attachment without an id (file)");
    }

    @Test
    void onlyMessagesHaveAttachments() throws Exception {
        String json = "{\"event\":\"conversation_updated\",\"id\":1,\"account\":{\"id\":1},\"attachments\":["
                + file("a") + "]}";

        assertThat(DECODER.webhook(json.getBytes(StandardCharsets.UTF_8), "d")
                        .payload()
                        .attachments())
                .isEmpty();
    }

    @Test
    void theFramesOfAWebSocketTellThemToo() throws Exception {
        String json = "{\"identifier\":\"{}\",\"message\":{\"event\":\"message.created\",\"data\":{\"id\":1,"
                + "\"account_id\":1,\"conversation_id\":4,\"attachments\":[" + file("ä.txt") + "]}}}";

        assertThat(DECODER.frame(json.getBytes(StandardCharsets.UTF_8))
                        .payload()
                        .attachments())
                .extracting(MessageAttachment::name)
                .containsExactly("ä.txt");
    }

    private static MessageAttachment only(String json) throws Exception {
        List<MessageAttachment> all = attachments("[" + json + "]");
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<MessageAttachment> attachments(String json) throws Exception {
        String event =
                "{\"event\":\"message_created\",\"id\":3,\"account\":{\"id\":1},\"content\":\"ä\",\"attachments\":"
                        + json + "}";
        return DECODER.webhook(event.getBytes(StandardCharsets.UTF_8), "d")
                .payload()
                .attachments();
    }
}
