// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What bodies, headers and options become on the wire, and what answers become as bodies. */
class BodyTest {

    private static final String CONTACT = "{\"payload\":{\"contact\":{\"id\":5000000000,\"name\":\"Ada 👋\"},"
            + "\"contact_inbox\":{\"source_id\":\"s1\"}}}";

    private final FakeServer server = FakeServer.answering(BodyTest::answer);

    private static Reply answer(Received request) {
        if (request.path().endsWith("/contacts")) {
            return Reply.json(200, CONTACT);
        }
        return Reply.json(
                200, request.path().endsWith("/labels") ? "{\"payload\":[\"vip\"]}" : "{\"id\":1,\"content\":\"x\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A body of one's own. */
    public record NewContact(String name, String email) {}

    static Stream<Object> contacts() {
        String json = "{\"name\":\"Ada 👋\",\"email\":\"ada@example.com\"}";
        return Stream.of(
                Map.of("name", "Ada 👋", "email", "ada@example.com"),
                json,
                "  " + json + "\n",
                JsonNodeFactory.instance.objectNode().put("name", "Ada 👋").put("email", "ada@example.com"),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("contacts")
    void fieldsComeInAnyShape(Object body) {
        Received request = send("chatwoot:createContact", body, Map.of());

        assertThat(request.json()).containsOnly(entry("name", "Ada 👋"), entry("email", "ada@example.com"));
        assertThat(request.header("content-type")).startsWith("application/json");
    }

    @Test
    void aRecordIsFieldsToo() {
        Received request = send("chatwoot:createContact", new NewContact("Ada", "ada@example.com"), Map.of());

        assertThat(request.json()).containsOnly(entry("name", "Ada"), entry("email", "ada@example.com"));
    }

    @Test
    void aFieldThatIsNullIsSent() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", null);

        assertThat(send("chatwoot:createContact", body, Map.of()).json()).containsOnlyKeys("name");
    }

    static Stream<Object> labels() {
        return Stream.of(
                List.of("vip", "late"),
                "vip,late",
                " vip , late ,",
                "[\"vip\",\"late\"]",
                "{\"labels\":[\"vip\",\"late\"]}",
                Map.of("labels", List.of("vip", "late")),
                Map.of("labels", "vip,late"),
                Arguments.of((Object) new String[] {"vip", "late"}),
                "vip,late".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsComeInAnyShape(Object body) {
        assertThat(send("chatwoot:setConversationLabels", body, Map.of()).json())
                .containsOnly(entry("labels", List.of("vip", "late")));
    }

    @Test
    void aListInAHeaderMayHoldNull() {
        Map<String, Object> headers = Map.of("CamelChatwootLabels", Arrays.asList("vip", null));

        assertThat(send("chatwoot:setConversationLabels", null, headers).json())
                .containsOnly(entry("labels", Arrays.asList("vip", null)));
    }

    @Test
    void anEmptyListRemovesAllLabels() {
        assertThat(send("chatwoot:setConversationLabels", List.of(), Map.of()).json())
                .containsOnly(entry("labels", List.of()));
    }

    static Stream<Object> texts() {
        String text = "{\"private\":true,\"content\":\"Grüße\"}";
        return Stream.of(
                text,
                text.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new StringReader(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextOfAMessageIsItsTextAlsoWhenItLooksLikeJson(Object body) {
        assertThat(send("chatwoot:createMessage", body, Map.of()).json())
                .containsOnly(entry("content", "{\"private\":true,\"content\":\"Grüße\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[1]", "null", "\"quoted\"", "line one\nline two", "👋", "a,b", " "})
    void aTextOfAMessageIsNeverParsed(String text) {
        assertThat(send("chatwoot:createMessage", text, Map.of()).json()).containsOnly(entry("content", text));
    }

    @Test
    void aMapOfAMessageIsItsFields() {
        Map<String, Object> body = Map.of(
                "content", "Hello", "private", true, "content_attributes", Map.of("in_reply_to", 5_000_000_000L));

        assertThat(send("chatwoot:createMessage", body, Map.of()).json())
                .containsOnly(
                        entry("content", "Hello"),
                        entry("private", true),
                        entry("content_attributes", Map.of("in_reply_to", 5_000_000_000L)));
    }

    static Stream<@Nullable Object> nothings() {
        return Stream.of(null, "", new byte[0], Map.of(), new ByteArrayInputStream(new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void aMessageWithoutAnythingIsRefused(@Nullable Object body) {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            assertThat(route.failure(body, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("createMessage has nothing to send");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aHeaderWinsOverAnOptionAndBothOverTheBody() {
        Map<String, Object> body = Map.of("content", "Hello", "message_type", "template", "private", false);

        assertThat(send("chatwoot:createMessage", body, Map.of()).json()).containsEntry("message_type", "template");
        assertThat(send("chatwoot:createMessage?messageType=outgoing", body, Map.of())
                        .json())
                .containsEntry("message_type", "outgoing");
        assertThat(send(
                                "chatwoot:createMessage?messageType=outgoing",
                                body,
                                Map.of(Param.MESSAGE_TYPE.header(), "incoming", Param.PRIVATE.header(), "true"))
                        .json())
                .containsEntry("message_type", "incoming")
                .containsEntry("private", true);
    }

    @Test
    void aHeaderWinsOverAnOptionInThePath() {
        Received request = send(
                "chatwoot:createMessage?accountId=2&conversationId=3",
                "Hello",
                Map.of(Param.CONVERSATION_ID.header(), "4000000000"));

        assertThat(request.path()).isEqualTo("/api/v1/accounts/2/conversations/4000000000/messages");
    }

    @Test
    void aBodyNeverChoosesWhatIsAskedOrWhere() {
        Map<String, Object> body = Map.of(
                "content", "Hello",
                "account_id", 99,
                "conversation_id", 99,
                "operation", "deleteContact",
                "base_url", "http://evil.example.com",
                "CamelChatwootOperation", "deleteContact");

        Received request = send("chatwoot:createMessage", body, Map.of());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/accounts/1/conversations/42/messages");
        assertThat(request.json()).doesNotContainKeys("account_id", "conversation_id");
    }

    @Test
    void aHeaderCannotLeadToAnotherPath() {
        Received request = send(
                "chatwoot:clientGetInbox",
                null,
                Map.of(Param.INBOX_IDENTIFIER.header(), "../../../platform/api/v1/users?x=y#z"));

        assertThat(request.path())
                .startsWith("/public/api/v1/inboxes/%2E%2E%2F%2E%2E%2F")
                .endsWith("%3Fx%3Dy%23z");
        assertThat(request.query()).isEmpty();
    }

    @Test
    void otherHeadersAreNotSent() {
        Received request = send(
                "chatwoot:createMessage",
                "Hello",
                Map.of(
                        "X-Internal",
                        "secret",
                        "Authorization",
                        "Bearer x",
                        "CamelHttpMethod",
                        "DELETE",
                        "Host",
                        "evil"));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers()).doesNotContainKeys("x-internal", "authorization", "camelhttpmethod");
        assertThat(request.header("host")).startsWith("localhost:");
    }

    @ParameterizedTest
    @CsvSource({
        "CamelChatwootConversationId, seven",
        "CamelChatwootConversationId, 7.5",
        "CamelChatwootConversationId, ''",
        "CamelChatwootPrivate, yes",
        "CamelChatwootCampaignId, x",
        "CamelChatwootContentAttributes, text"
    })
    void aWrongTypeIsRefusedWithTheNameOfTheHeader(String header, String value) {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            assertThat(route.failure("Hello", Map.of(header, value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(header);
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[1,2]", "7", "{\"name\":"})
    void aTextThatIsNoObjectIsRefusedWhereFieldsAreWanted(String body) {
        try (TestRoute route = TestRoute.to("chatwoot:createContact", server.url())) {
            assertThat(route.failure(body, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The body is")
                    .hasMessageContaining("JSON");
        }
    }

    @Test
    void somethingThatCannotBeJsonIsRefused() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("name", endless);
        try (TestRoute route = TestRoute.to("chatwoot:createContact", server.url())) {
            assertThat(route.failure(endless, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be written as JSON");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void anAnswerIsTheThingAsAMapAndItsIdsAsHeaders() {
        Exchange exchange = answer("chatwoot:createContact");

        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("id", 5_000_000_000L, "name", "Ada 👋"));
        assertThat(exchange.getMessage().getHeader("CamelChatwootContactId")).isEqualTo(5_000_000_000L);
        assertThat(exchange.getMessage().getHeader("CamelChatwootContactSourceId"))
                .isEqualTo("s1");
    }

    @Test
    void anAnswerCanBeText() {
        Exchange exchange = answer("chatwoot:createContact?bodyFormat=json");

        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"id\":5000000000,\"name\":\"Ada 👋\"}");
        assertThat(exchange.getMessage().getHeader("CamelChatwootContactId")).isEqualTo(5_000_000_000L);
    }

    @Test
    void anAnswerCanBeTheBytesAsReceived() {
        Exchange exchange = answer("chatwoot:createContact?bodyFormat=bytes");

        assertThat(exchange.getMessage().getBody()).isEqualTo(CONTACT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheRouteKnewStaysInItsHeaders() {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            Exchange exchange = route.answer("Hello", Map.of("orderNumber", 4711));

            assertThat(exchange.getMessage().getHeader("orderNumber")).isEqualTo(4711);
            assertThat(exchange.getMessage().getHeaders().keySet())
                    .doesNotContainAnyElementsOf(Arrays.asList("Date", "Content-Length", "api-access-token"));
        }
    }

    private Exchange answer(String uri) {
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            return route.answer(Map.of("name", "Ada"), Map.of());
        }
    }

    private Received send(String uri, @Nullable Object body, Map<String, Object> headers) {
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            route.answer(body, headers);
            List<Received> all = server.received();
            return all.get(all.size() - 1);
        }
    }
}
