// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChatwootRecordTest {

    @Test
    void aThingWithoutIdIsNoRecord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact(Map.of("payload", Map.of("id", 1))))
                .withMessageContaining("a Contact needs the field id, a whole number, but there is only payload")
                .withMessageContaining("bodyFormat=bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inbox(Map.of()))
                .withMessageContaining("an Inbox needs the field id, a whole number, but there is nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Message(Map.of("id", "17")))
                .withMessageContaining("a Message needs the field id, a whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChatwootEvent(Map.of("id", 7)))
                .withMessageContaining("a ChatwootEvent needs the field event, a text, but there is only id");
    }

    @Test
    void aFieldOfAnotherTypeIsNamedButNotShown() {
        Conversation odd = new Conversation(Map.of(
                "id",
                1,
                "status",
                7,
                "muted",
                "zq7",
                "labels",
                List.of(1),
                "meta",
                Map.of("assignee", "zq7"),
                "unread_count",
                1.5,
                "waiting_since",
                "yesterday"));

        assertThatIllegalArgumentException()
                .isThrownBy(odd::status)
                .withMessage("The field status of a Conversation is a Integer, but should be a text");
        assertThatIllegalArgumentException().isThrownBy(odd::muted).withMessageContaining("should be true or false");
        assertThatIllegalArgumentException().isThrownBy(odd::labels).withMessageContaining("a list of texts");
        assertThatIllegalArgumentException()
                .isThrownBy(odd::assignee)
                .withMessageContaining("The field meta.assignee of a Conversation")
                .withMessageNotContaining("zq7");
        assertThatIllegalArgumentException().isThrownBy(odd::unreadCount).withMessageContaining("a whole number");
        assertThatIllegalArgumentException().isThrownBy(odd::waitingSince).withMessageContaining("should be a time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Message(Map.of("id", 1, "attachments", Arrays.asList(1, null))).attachments())
                .withMessageContaining("a list of objects");
    }

    @Test
    void idsAreLongHoweverTheyCome() {
        assertThat(new Contact(Map.of("id", 5)).id()).isEqualTo(5);
        assertThat(new Contact(Map.of("id", 5_000_000_000L)).id()).isEqualTo(5_000_000_000L);
        assertThat(new Contact(Map.of("id", BigInteger.TEN)).id()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact(Map.of("id", BigInteger.TWO.pow(64))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact(Map.of("id", true)));
    }

    @Test
    void nullAndMissingAreTheSameToReadButNotLost() {
        Map<String, Object> fields = new HashMap<>(Map.of("id", 1));
        fields.put("email", null);
        Contact contact = new Contact(fields);

        assertThat(contact.email()).isNull();
        assertThat(contact.phoneNumber()).isNull();
        assertThat(contact.customAttributes()).isEmpty();
        assertThat(contact.contactInboxes()).isEmpty();
        assertThat(contact.fields()).isEqualTo(fields).containsKey("email").doesNotContainKey("phone_number");
    }

    @ParameterizedTest
    @CsvSource({"0,incoming", "1,outgoing", "2,activity", "3,template", "4,4", "-1,-1", "incoming,incoming", "new,new"})
    void theTypeOfAMessageIsAWordHoweverItCame(String type, String word) {
        Object value = type.matches("-?\\d+") ? Integer.valueOf(type) : (Object) type;

        assertThat(new Message(Map.of("id", 1, "message_type", value)).messageType())
                .isEqualTo(word);
        assertThat(new Message(Map.of("id", 1)).messageType()).isNull();
    }

    @Test
    void timesHaveManyForms() {
        assertThat(createdAt(1_795_362_675)).isEqualTo(Instant.parse("2026-11-22T15:51:15Z"));
        assertThat(createdAt(1_795_362_675L)).isEqualTo(Instant.parse("2026-11-22T15:51:15Z"));
        assertThat(createdAt(1795362672.85532)).isEqualTo(Instant.parse("2026-11-22T15:51:12.855320Z"));
        assertThat(createdAt(new BigDecimal("1795362672.855320123"))).isEqualTo("2026-11-22T15:51:12.855320123Z");
        assertThat(createdAt("2026-11-22T15:51:15.886Z")).isEqualTo(Instant.parse("2026-11-22T15:51:15.886Z"));
        assertThat(createdAt(0)).isNull();
        assertThat(createdAt(0.0)).isNull();
        assertThat(new Message(Map.of("id", 1)).createdAt()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> createdAt(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> createdAt(new BigDecimal("1e30")));
        assertThatIllegalArgumentException().isThrownBy(() -> createdAt(List.of()));
    }

    private static @Nullable Instant createdAt(Object value) {
        return new Message(Map.of("id", 1, "created_at", value)).createdAt();
    }

    @Test
    void nothingCanBeChanged() {
        List<String> labels = new ArrayList<>(List.of("vip"));
        Map<String, Object> meta = new HashMap<>(Map.of("hmac_verified", false));
        Map<String, Object> fields = new HashMap<>(Map.of("id", 1, "labels", labels, "meta", meta));
        Conversation conversation = new Conversation(fields);
        labels.add("later");
        meta.clear();
        fields.clear();

        assertThat(conversation.labels()).containsExactly("vip");
        assertThat(conversation.fields()).containsEntry("meta", Map.of("hmac_verified", false));
        assertThat(conversation.fields()).isUnmodifiable();
        assertThat((Map<?, ?>) conversation.fields().get("meta")).isUnmodifiable();
        assertThat((List<?>) conversation.fields().get("labels")).isUnmodifiable();
    }

    @Test
    void aSessionIsFoundWhereverItStands() {
        Map<String, Object> session = Map.of("contact_inbox", Map.of("source_id", "s-1"));

        assertThat(new Conversation(Map.of("id", 1, "contact_inbox", Map.of("source_id", "s-2"))).contactSourceId())
                .isEqualTo("s-2");
        assertThat(new Conversation(Map.of("id", 1, "messages", List.of(Map.of("id", 2, "conversation", session))))
                        .contactSourceId())
                .isEqualTo("s-1");
        assertThat(new Conversation(Map.of("id", 1, "messages", List.of())).contactSourceId())
                .isNull();
    }

    @Test
    void onlyContactsSendWithoutAType() {
        assertThat(new Message(Map.of("id", 1, "sender", Map.of("id", 2))).senderType())
                .isEqualTo("contact");
        assertThat(new Message(Map.of("id", 1, "sender", Map.of("type", "agent_bot"))).senderType())
                .isEqualTo("agent_bot");
        assertThat(new Message(Map.of("id", 1)).senderType()).isNull();
    }

    @Test
    void anEventThatNobodyKnowsKeepsItsFields() {
        ChatwootEvent event = new ChatwootEvent(Map.of("event", "call_started", "id", 4, "call", Map.of("sid", "x")));

        assertThat(event.event()).isEqualTo("call_started");
        assertThat(event.message()).isNull();
        assertThat(event.conversation()).isNull();
        assertThat(event.contact()).isNull();
        assertThat(event.inbox()).isNull();
        assertThat(event.fields()).containsEntry("call", Map.of("sid", "x"));
    }

    @Test
    void theEventOfAWidgetHasItsOwnPlaces() {
        ChatwootEvent event = new ChatwootEvent(Map.of(
                "event", "webwidget_triggered", "contact", Map.of("id", 3), "current_conversation", Map.of("id", 9)));

        assertThat(event.contact()).isEqualTo(new Contact(Map.of("id", 3)));
        assertThat(event.conversation()).isEqualTo(new Conversation(Map.of("id", 9)));
    }

    /** Bodies are logged by routes: a record shows neither secrets nor what people wrote. */
    @Test
    void printedARecordTellsItsIdOnly() {
        Map<String, Object> fields = Map.of(
                "id", 7,
                "hmac_token", "zq7",
                "secret", "zq7",
                "pubsub_token", "zq7",
                "access_token", "zq7",
                "email", "zq7@example.com",
                "event", "contact_created");

        assertThat(new Contact(fields)).hasToString("Contact[7]");
        assertThat(new Conversation(fields)).hasToString("Conversation[7]");
        assertThat(new Message(fields)).hasToString("Message[7]");
        assertThat(new Attachment(fields)).hasToString("Attachment[7]");
        assertThat(new Inbox(fields)).hasToString("Inbox[7]");
        assertThat(new ChatwootEvent(fields)).hasToString("ChatwootEvent[contact_created]");
    }

    /** Any Jackson writes and reads a record as Chatwoot's JSON, so {@code marshal().json()} does. */
    @Test
    void jacksonWritesAndReadsTheFields() throws IOException {
        JsonMapper jackson = new JsonMapper();
        Contact contact = new Contact(Map.of("id", 7, "phone_number", "+491"));

        assertThat(jackson.readTree(jackson.writeValueAsBytes(contact)))
                .isEqualTo(jackson.readTree("{\"id\":7,\"phone_number\":\"+491\"}"));
        assertThat(jackson.readValue("{\"id\":7,\"phone_number\":\"+491\"}", Contact.class))
                .isEqualTo(contact);
    }
}
