// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.Attachment;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.model.ChatwootRecord;
import io.github.camelchatwoot.model.Contact;
import io.github.camelchatwoot.model.Conversation;
import io.github.camelchatwoot.model.Inbox;
import io.github.camelchatwoot.model.Message;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A record as body of a call: its fields that the call knows are sent, and nothing else. */
class RecordBodyTest {

    private static final List<String> SENT = List.of(
            "name", "email", "phone_number", "identifier", "blocked", "additional_attributes", "custom_attributes");

    private final FakeServer server =
            FakeServer.answering(Reply.json(200, "{\"payload\":{\"contact\":{\"id\":1},\"success\":true},\"id\":1}"));

    @AfterEach
    void stop() {
        server.close();
    }

    private @Nullable Object sent(String uri, ChatwootRecord body, Map<String, Object> headers) throws Exception {
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            route.answer(body, headers);
        }
        return Json.read(server.only().body());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> recorded(String step, String pointer) throws Exception {
        Object root = Json.read(Recordings.step(step).answered().body().getBytes(UTF_8));
        return (Map<String, Object>) Objects.requireNonNull(Json.at(root, pointer), step);
    }

    /** A contact as the server showed it, with times, picture, sessions and fields that are null. */
    @Test
    void aContactIsCreatedWithoutWhatOnlyTheServerSets() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>(recorded("03/create", "/payload/contact"));
        fields.put("phone_number", null);
        assertThat(fields).containsKeys("id", "thumbnail", "availability_status", "created_at", "contact_inboxes");

        Map<String, Object> expected = new LinkedHashMap<>();
        SENT.forEach(name -> expected.put(name, fields.get(name)));
        expected.remove("phone_number");
        assertThat(sent("chatwoot:createContact", new Contact(fields), Map.of()))
                .isEqualTo(expected);
    }

    /** In events a contact has a text called avatar, which is no file. */
    @Test
    void theContactOfAnEventIsCreatedTheSame() throws Exception {
        Hook hook = Recordings.hooks().stream()
                .filter(each -> each.event().equals("contact_created"))
                .findFirst()
                .orElseThrow();
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = (Map<String, Object>) Objects.requireNonNull(Json.read(hook.bytes()));
        assertThat(fields).containsKeys("avatar", "account", "event");

        Map<String, Object> expected = new LinkedHashMap<>(fields);
        expected.keySet().retainAll(SENT);
        expected.values().removeIf(Objects::isNull);
        assertThat(sent("chatwoot:createContact", new ChatwootEvent(fields), Map.of()))
                .isEqualTo(expected);
    }

    @Test
    void aHeaderWinsOverAFieldOfARecord() throws Exception {
        Contact contact = new Contact(Map.of("id", 1, "name", "Jane"));

        assertThat(sent("chatwoot:createContact", contact, Map.of("CamelChatwootName", "Jane Doe")))
                .isEqualTo(Map.of("name", "Jane Doe"));
    }

    @Test
    void theTypeOfAMessageIsSentAsWord() throws Exception {
        Message message = new Message(Map.of(
                "id",
                17,
                "content",
                "Hi",
                "message_type",
                0,
                "private",
                false,
                "status",
                "sent",
                "conversation_id",
                7,
                "attachments",
                List.of(Map.of("id", 1, "data_url", "http://127.0.0.1/file")),
                "sender",
                Map.of("id", 2)));

        assertThat(sent("chatwoot:createMessage", message, Map.of()))
                .isEqualTo(Map.of("content", "Hi", "message_type", "incoming", "private", false));
        assertThat(server.only().path()).contains("/conversations/42/");
    }

    @Test
    void theSettingsOfAnInboxAreFieldsWithoutHeaders() throws Exception {
        Inbox inbox = new Inbox(Map.of(
                "id", 3,
                "name", "Bridge",
                "greeting_enabled", true,
                "secret", "zq7",
                "channel_type", "Channel::Api"));

        assertThat(sent("chatwoot:updateInbox?inboxId=3", inbox, Map.of()))
                .isEqualTo(Map.of("name", "Bridge", "greeting_enabled", true));
    }

    @Test
    void theStatusOfAConversationIsSet() throws Exception {
        Conversation conversation = new Conversation(Map.of("id", 42, "status", "resolved", "inbox_id", 1));

        assertThat(sent("chatwoot:toggleConversationStatus", conversation, Map.of()))
                .isEqualTo(Map.of("status", "resolved"));
    }

    @Test
    void callApiSendsAllThatIsNotNull() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("id", 1, "anything", "x"));
        fields.put("email", null);

        assertThat(sent("chatwoot:callApi?method=POST&path=/api/v1/new", new Contact(fields), Map.of()))
                .isEqualTo(Map.of("id", 1, "anything", "x"));
    }

    @Test
    void aRecordOfSomethingElseIsRefused() {
        try (TestRoute route = TestRoute.to("chatwoot:createContact", server.url())) {
            assertThat(route.failure(new Attachment(Map.of("id", 1, "file_type", "image")), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The body is of the type Attachment, which has none of the fields that POST");
        }
        assertThat(server.received()).isEmpty();
    }
}
