// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import jakarta.activation.DataHandler;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What the server would misunderstand silently, or answer with an error of its own, is refused or put right before. */
class RefusedTest {

    private static final String PHONE = "CamelChatwootPhoneNumber";
    private static final String UNTIL = "CamelChatwootSnoozedUntil";
    private static final Map<String, Object> SESSION = Map.of("CamelChatwootInboxId", 1, "CamelChatwootContactId", 2);
    private static final Instant MOMENT = Instant.ofEpochSecond(1_900_000_000);

    private final FakeServer server = FakeServer.answering(Reply.empty(200));

    @AfterEach
    void stop() {
        server.close();
    }

    private Received sent(String uri, @Nullable Object body, Map<String, Object> headers) {
        int before = server.received().size();
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            route.send(body, headers); // the empty answer is not what matters
        }
        assertThat(server.received()).hasSize(before + 1);
        return server.received().get(before);
    }

    private String refused(String uri, @Nullable Object body, Map<String, Object> headers) {
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            Exception failure = route.failure(body, headers);
            assertThat(failure).isInstanceOf(IllegalArgumentException.class);
            assertThat(server.received()).isEmpty();
            return String.valueOf(failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tel:+491234", "00+491234", "0151 12", "+0123", "+1", "+1234567890123456", "+49 151", "+49151\n"
            })
    void phoneNumbersThatAreNone(String number) {
        for (String operation : List.of("createContact", "clientCreateContact?inboxIdentifier=abc")) {
            String name = operation.replaceFirst("\\?.*", "");
            String message = name + ": the phone number (header CamelChatwootPhoneNumber, field phone_number) is not"
                    + " written like +4915112345678, which is what Chatwoot wants; it has " + number.length()
                    + " characters";

            assertThat(refused("chatwoot:" + operation, null, Map.of(PHONE, number)))
                    .isEqualTo(message);
            assertThat(refused("chatwoot:" + operation, Map.of("phone_number", number), Map.of()))
                    .isEqualTo(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4915112345678", "+12", "+123456789012345", ""})
    void phoneNumbersThatAre(String number) {
        assertThat(sent("chatwoot:createContact", null, Map.of(PHONE, number)).json())
                .containsOnly(entry("phone_number", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void emptyIdentifiersAreLeftOut(String nothing) {
        Map<String, Object> name = Map.of("name", "Ada", "identifier", nothing);

        assertThat(sent("chatwoot:createContact", name, Map.of()).json()).isEqualTo(Map.of("name", "Ada"));
        assertThat(sent("chatwoot:createContact", Map.of("identifier", "x"), Map.of("CamelChatwootIdentifier", nothing))
                        .json())
                .isEqualTo(Map.of("identifier", "x"));
    }

    @Test
    void nullRemovesAnIdentifier() {
        Map<String, Object> body = new HashMap<>();
        body.put("identifier", null);

        assertThat(sent("chatwoot:updateContact", body, Map.of("CamelChatwootContactId", 2))
                        .json())
                .isEqualTo(body);
    }

    @Test
    void nothingToSearchFor() {
        assertThat(refused("chatwoot:searchContacts", null, Map.of("CamelChatwootQuery", " ")))
                .isEqualTo("searchContacts needs query: set the header CamelChatwootQuery");
        assertThat(sent("chatwoot:listConversations", null, Map.of("CamelChatwootQuery", ""))
                        .query())
                .isEmpty();
    }

    @Test
    void emptySourceIds() {
        String message =
                ": the contact source id (header CamelChatwootContactSourceId, field source_id) is empty, which"
                        + " the server would not understand: leave it out, or give one";

        assertThat(refused("chatwoot:createContact", Map.of("source_id", ""), Map.of()))
                .isEqualTo("createContact" + message);
        assertThat(refused("chatwoot:listConversations", null, Map.of("CamelChatwootContactSourceId", "")))
                .isEqualTo("listConversations" + message);
    }

    /** The server would look for the first such session in all accounts. */
    @Test
    void aConversationOfASourceIdAlone() {
        assertThat(refused("chatwoot:createConversation", null, Map.of("CamelChatwootContactSourceId", "x")))
                .startsWith("createConversation needs inbox id: set the header CamelChatwootInboxId, or the option"
                        + " inboxId");
        assertThat(refused("chatwoot:createConversation?inboxId=1", Map.of("source_id", "x"), Map.of()))
                .startsWith("createConversation needs contact id: ");
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                        MOMENT,
                        Date.from(MOMENT),
                        MOMENT.atOffset(ZoneOffset.ofHours(2)),
                        MOMENT.atZone(ZoneOffset.ofHours(-5)),
                        1_900_000_000,
                        1_900_000_000L,
                        "1900000000",
                        "2030-03-17T17:46:40Z",
                        "2030-03-17T19:46:40+02:00")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void momentsAreSentAsTheServerWantsThem(Object moment) {
        Map<String, Object> snoozed = new HashMap<>(SESSION);
        snoozed.put(UNTIL, moment);

        assertThat(sent("chatwoot:toggleConversationStatus?conversationStatus=snoozed", null, snoozed)
                        .json())
                .isEqualTo(Map.of("status", "snoozed", "snoozed_until", 1_900_000_000));
        assertThat(sent("chatwoot:createConversation", Map.of("snoozed_until", moment), SESSION)
                        .json())
                .containsEntry("snoozed_until", "2030-03-17T17:46:40Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "1900000000000", "2030-03-17", "-5", ""})
    void whatIsNoMoment(String moment) {
        assertThat(refused("chatwoot:toggleConversationStatus?conversationStatus=snoozed", null, Map.of(UNTIL, moment)))
                .isEqualTo("toggleConversationStatus: the snoozed until (header CamelChatwootSnoozedUntil, field"
                        + " snoozed_until) is no moment: use an Instant, a text such as 2030-01-31T08:00:00Z, or seconds"
                        + " (not milliseconds) since 1970");
    }

    /** The server would take the customer for the sender. */
    @Test
    void typesOfMessagesThatAreNumbers() {
        String known = "use one of outgoing, incoming, template, activity";

        assertThat(refused("chatwoot:createMessage", "Hi", Map.of("CamelChatwootMessageType", 1)))
                .endsWith(known);
        assertThat(refused("chatwoot:createMessage", Map.of("content", "Hi", "message_type", 1), Map.of()))
                .endsWith(known);
        assertThat(refused(
                        "chatwoot:createConversation",
                        Map.of("message", Map.of("content", "Hi", "message_type", 1)),
                        SESSION))
                .isEqualTo("createConversation does not know the message type '1' (header CamelChatwootMessageType,"
                        + " field message_type): " + known);
    }

    @Test
    void attributesThatAreNoMap() {
        String message =
                ": the custom attributes (header CamelChatwootCustomAttributes, field custom_attributes) are no"
                        + " Map";
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("custom_attributes", null);

        for (Object body :
                List.of(Map.of("custom_attributes", "x"), Map.of("custom_attributes", List.of(1)), nothing)) {
            assertThat(refused("chatwoot:setConversationCustomAttributes", body, Map.of()))
                    .isEqualTo("setConversationCustomAttributes" + message);
        }
        assertThat(refused("chatwoot:createContact", Map.of("custom_attributes", "x"), Map.of()))
                .isEqualTo("createContact" + message);
        assertThat(sent("chatwoot:setConversationCustomAttributes", Map.of("custom_attributes", Map.of()), Map.of())
                        .json())
                .isEqualTo(Map.of("custom_attributes", Map.of()));
    }

    @Test
    void textsWithNul() {
        assertThat(refused("chatwoot:createMessage", "a\0b", Map.of()))
                .isEqualTo("createMessage: the content (header CamelChatwootContent, field content) holds a NUL"
                        + " character, which Chatwoot cannot store");
        assertThat(refused("chatwoot:createConversation", Map.of("message", Map.of("content", "\0")), SESSION))
                .contains("NUL");
    }

    @Test
    void listsOfAddressesAreSentWithCommas() {
        Map<String, Object> headers = Map.of("CamelChatwootCcEmails", List.of("a@example.com", "b@example.com"));
        Map<String, Object> body = Map.of("content", "Hi", "to_emails", List.of("c@example.com"));

        assertThat(sent("chatwoot:createMessage", body, headers).json())
                .containsEntry("cc_emails", "a@example.com,b@example.com")
                .containsEntry("to_emails", "c@example.com");
    }

    @Test
    void sendersThatAreNoBot() {
        assertThat(refused("chatwoot:createMessage", "Hi", Map.of("CamelChatwootSenderType", "User")))
                .endsWith("use one of AgentBot");
    }

    /** The default account of all calls is not the one that a platform app deletes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "platformDeleteAccount",
                "platformUpdateAccount",
                "platformAddAccountUser",
                "platformRemoveAccountUser",
                "platformMigrateEmailChannels"
            })
    void accountsThatAPlatformAppChangesAreToldByAHeader(String operation) {
        Map<String, Object> user = Map.of("user_id", 5, "role", "agent", "name", "x");
        String uri = "chatwoot:" + operation + "?apiKey=x&accountId=9";

        assertThat(refused(uri, user, Map.of()))
                .isEqualTo(
                        operation + " needs account id: set the header CamelChatwootAccountId (not an option: that is"
                                + " the account of all other calls)");
        assertThat(sent(uri, user, Map.of("CamelChatwootAccountId", 3)).path())
                .startsWith("/platform/api/v1/accounts/3");
    }

    @Test
    void accountsThatAPlatformAppReadsMayBeOptions() {
        assertThat(sent("chatwoot:platformGetAccount?apiKey=x&accountId=9", null, Map.of())
                        .path())
                .isEqualTo("/platform/api/v1/accounts/9");
        assertThat(sent("chatwoot:platformCreateAgentBot?apiKey=x&accountId=9", Map.of("name", "Bot"), Map.of())
                        .json())
                .isEqualTo(Map.of("name", "Bot"));
    }

    @Test
    void filesForAnyCall() throws Exception {
        try (TestRoute route = TestRoute.to("chatwoot:callApi?path=/api/v1/profile", server.url())) {
            for (String method : List.of("POST", "GET")) {
                Exception failure = route.context()
                        .createProducerTemplate()
                        .send("direct:start", exchange -> {
                            exchange.getMessage().setHeader("CamelChatwootMethod", method);
                            AttachmentMessage message = new DefaultAttachmentMessage(exchange.getMessage());
                            message.addAttachment("a.txt", new DataHandler("a", "text/plain"));
                        })
                        .getException();
                if (method.equals("POST")) {
                    assertThat(failure)
                            .hasMessage("callApi sends JSON and no files, but the message has attachments: remove them,"
                                    + " or use an operation that takes files, such as createMessage or uploadFile");
                    assertThat(server.received()).isEmpty();
                } else {
                    assertThat(server.received()).hasSize(1);
                }
            }
        }
    }
}
