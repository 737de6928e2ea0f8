// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class EventDecoderTest {

    private static final EventDecoder DECODER = new EventDecoder(false, null);

    @Test
    void secretsAreRemoved() throws IOException {
        Event event = DECODER.webhook(
                bytes("{'event':'inbox_created','channel':{'hmac_token':'h','secret':'s','id':1},"
                        + "'conversations':[{'contact_inbox':{'pubsub_token':'p','source_id':'x'}}]}"),
                null);

        assertThat(Json.text(event.payload().map()))
                .isEqualTo("{'event':'inbox_created','channel':{'id':1},'conversations':[{'contact_inbox':"
                                .replace('\'', '"')
                        + "{\"source_id\":\"x\"}}]}");
    }

    @Test
    void secretsStayWhereThatIsWanted() throws IOException {
        byte[] body = bytes("{'event':'message_created','conversation':{'contact_inbox':{'pubsub_token':'p'}}}");

        Event event = new EventDecoder(true, null).webhook(body, null);

        assertThat(Json.at(event.payload().map(), "/conversation/contact_inbox/pubsub_token"))
                .isEqualTo("p");
    }

    @Test
    void attributesOfCustomersStay() throws IOException {
        byte[] body = bytes("{'event':'contact_updated','custom_attributes':{'secret':'crème','pubsub_token':'t'}}");

        Event event = DECODER.webhook(body, null);

        assertThat(event.payload().map())
                .containsEntry("custom_attributes", Map.of("secret", "crème", "pubsub_token", "t"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNKNOWN", "MESSAGE_RETRY_REQUESTED"})
    void everyTypeIsKnownByItsNameOnTheWire(EventType type) throws IOException {
        Event event = DECODER.webhook(bytes("{'event':'" + type.wireName() + "'}"), null);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.wireName()).isEqualTo(type.wireName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"conversation_exploded", "unknown", "MESSAGE_CREATED", "", "automation_event.message_created"})
    void anUnknownEventKeepsItsName(String name) throws IOException {
        Event event = DECODER.webhook(bytes("{'event':'" + name + "','account':{'id':3},'id':7}"), "delivery");

        assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
        assertThat(event.wireName()).isEqualTo(name);
        assertThat(event.facts().accountId()).isEqualTo(3L);
        assertThat(event.id()).hasValueSatisfying(id -> assertThat(id).isEqualTo(name + ":3:delivery"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "event",
                "{'event':'message_created'",
                "{'event':'message_created'} {}",
                "[]",
                "['event']",
                "'event'",
                "1",
                "null",
                "{}",
                "{'event':null}",
                "{'event':1}",
                "{'event':{}}",
                "{'type':'message_created'}"
            })
    void whatIsNoEventIsRefused(String body) {
        assertThatIOException().isThrownBy(() -> DECODER.webhook(bytes(body), null));
    }

    @Test
    void refusalsTellNothingOfTheBody() {
        assertThatIOException()
                .isThrownBy(
                        () -> DECODER.webhook(bytes("{'event':'message_created','content':'Geheimnis' oops}"), null))
                .satisfies(refused -> assertThat(refused).hasMessageNotContaining("Geheimnis"));
    }

    @Test
    void oddShapesAreNoFacts() throws IOException {
        Event event = DECODER.webhook(
                bytes("{'event':'message_created','id':'seven','account':[],'conversation':'none','private':'yes',"
                        + "'sender':1,'created_at':'yesterday','inbox':{'id':null}}"),
                null);

        assertThat(event.facts().accountId()).isNull();
        assertThat(event.facts().messageId()).isNull();
        assertThat(event.facts().conversationId()).isNull();
        assertThat(event.facts().inboxId()).isNull();
        assertThat(event.facts().isPrivate()).isNull();
        assertThat(event.facts().senderType()).isNull();
        assertThat(event.facts().atMillis()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31556889864403199",
                "-31556889864403199",
                "9223372036854776",
                "1e300",
                "-1e300",
                "1e400",
                "99999999999999999999999",
                "'+1000000000-12-31T23:59:59Z'",
                "'2026-02-30T00:00:00Z'",
                "''",
                "true",
                "{}",
                "[]"
            })
    void aTimeThatIsNoneIsNoFact(String time) throws IOException {
        Event event = DECODER.webhook(
                bytes("{'event':'conversation_updated','id':7,'created_at':" + time + ",'updated_at':" + time + "}"),
                "delivery");

        assertThat(event.facts().atMillis()).isNull();
        assertThat(event.facts().stateMillis()).isNull();
        assertThat(event.id()).hasValue("conversation_updated::7:delivery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':1}", "[]", "true", "null"})
    void whatIsNoIdIdentifiesNothing(String id) throws IOException {
        Event event = DECODER.webhook(bytes("{'event':'message_created','account':{'id':3},'id':" + id + "}"), "x");

        assertThat(event.id()).isEmpty();
    }

    @Test
    void theAccountOfTheEndpointIsOnlyThatOfPayloadsWithoutOne() throws IOException {
        EventDecoder decoder = new EventDecoder(false, 9L);

        assertThat(decoder.webhook(bytes("{'event':'conversation_created','id':1}"), null)
                        .id())
                .hasValue("conversation_created:9:1");
        assertThat(decoder.webhook(bytes("{'event':'conversation_created','id':1,'account':{'id':3}}"), null)
                        .id())
                .hasValue("conversation_created:3:1");
        assertThat(decoder.webhook(bytes("{'event':'conversation_created','id':1,'messages':[{'account_id':4}]}"), null)
                        .id())
                .hasValue("conversation_created:4:1");
    }

    @Test
    void aWidgetTellsItsSession() throws IOException {
        Event event = DECODER.webhook(
                bytes("{'event':'webwidget_triggered','id':1,'source_id':'s','contact':{'id':2},'inbox':{'id':3},"
                        + "'account':{'id':4},'current_conversation':{'id':5,'inbox_id':3}}"),
                "delivery");

        assertThat(event.id()).hasValue("webwidget_triggered:4:delivery");
        assertThat(event.facts().contactId()).isEqualTo(2);
        assertThat(event.facts().contactSourceId()).isEqualTo("s");
        assertThat(event.facts().conversationId()).isEqualTo(5);
        assertThat(event.facts().inboxId()).isEqualTo(3);
        assertThat(event.facts().messageSourceId()).isNull();
    }

    @Test
    void aMessageHasOneIdWhoeverIsTold() {
        Map<String, List<Hook>> messages = Recordings.hooks().stream()
                .filter(hook -> hook.event().equals("message_created"))
                .collect(Collectors.groupingBy(
                        hook -> hook.json().at("/account/id").asText() + "/"
                                + hook.json().path("id").asText()));

        assertThat(messages.values())
                .allSatisfy(hooks -> assertThat(ids(hooks)).hasSize(1).doesNotContain(Optional.empty()))
                .filteredOn(hooks -> receivers(hooks).containsAll(Set.of("account", "inbox")))
                .hasSizeGreaterThan(50);
        assertThat(ids(messages.values().stream().flatMap(List::stream).toList()))
                .hasSameSizeAs(messages.keySet());
    }

    @Test
    void aConversationHasOneIdWhoeverIsTold() {
        Map<String, List<Hook>> conversations = Recordings.hooks().stream()
                .filter(hook -> hook.event().equals("conversation_created"))
                .collect(Collectors.groupingBy(hook -> hook.json().path("id").asText()));

        assertThat(conversations.values())
                .allSatisfy(hooks -> assertThat(ids(hooks)).hasSize(1));
        assertThat(ids(conversations.values().stream().flatMap(List::stream).toList()))
                .hasSameSizeAs(conversations.keySet());
    }

    @Test
    void typingHasNoId() {
        assertThat(Recordings.hooks())
                .filteredOn(hook -> hook.event().startsWith("conversation_typing"))
                .isNotEmpty()
                .allSatisfy(hook -> assertThat(decoded(hook).id()).isEmpty());
    }

    private static Set<Optional<String>> ids(List<Hook> hooks) {
        return hooks.stream().map(hook -> decoded(hook).id()).collect(Collectors.toSet());
    }

    private static Set<String> receivers(List<Hook> hooks) {
        return hooks.stream().map(Hook::to).collect(Collectors.toSet());
    }

    private static Event decoded(Hook hook) {
        try {
            return DECODER.webhook(hook.bytes(), hook.headers().get("x-chatwoot-delivery"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
