// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.Contact;
import io.github.camelchatwoot.model.InboundMessage;
import io.github.camelchatwoot.model.Message;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.TestDelivery.delivery;
import static io.github.camelchatwoot.TestDelivery.headers;
import static io.github.camelchatwoot.TestDelivery.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is delivered, in all its forms, and what is not. */
class DeliveryContentTest {

    private static final String JANE = "jane";

    private static Contact contact(TestDelivery bridge, Exchange delivered) {
        return bridge.route()
                .context()
                .createFluentProducerTemplate()
                .to("chatwoot:getContact")
                .withHeader("CamelChatwootContactId", id(delivered, "ContactId"))
                .request(Contact.class);
    }

    @Test
    void aMapTellsEverythingButAccountAndInbox() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            bridge.deliver(JANE, "m-0", "First");
            Map<String, Object> body = Map.of(
                    "contact_source_id", JANE,
                    "foreign_id", "m-1",
                    "content", "Hello",
                    "reply_to", "m-0",
                    "participant", "Uncle Bob",
                    "account_id", 99,
                    "inbox_id", 99);

            Exchange delivered = bridge.route().answer(body, Map.of());

            Message message = delivered.getMessage().getBody(Message.class);
            assertThat(message.content()).isEqualTo("Hello");
            assertThat(message.contentAttributes())
                    .containsEntry("participant", "Uncle Bob")
                    .containsEntry("in_reply_to_external_id", "test:m-0")
                    .containsKey("in_reply_to");
        }
    }

    @Test
    void aRecordTellsTheSame() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setParticipantPrefix(true))) {
            InboundMessage inbound = InboundMessage.of(JANE, "m-1")
                    .content("Hello")
                    .name("Jane Doe")
                    .email("Jane@example.com")
                    .participant("Uncle Bob")
                    .fromAgent();

            Exchange delivered = bridge.route().answer(inbound, Map.of());

            Message message = delivered.getMessage().getBody(Message.class);
            assertThat(message.content()).isEqualTo("Uncle Bob: Hello");
            assertThat(message.messageType()).isEqualTo("outgoing");
            assertThat(contact(bridge, delivered).name()).isEqualTo("Jane Doe");
            assertThat(bridge.route().context().getTypeConverter().convertTo(InboundMessage.class, Json.text(inbound)))
                    .isEqualTo(inbound);
        }
    }

    @Test
    void filesAreDelivered() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            Map<String, Object> headers = headers(JANE, "m-1");
            headers.put("CamelChatwootAttachments", "a file".getBytes(java.nio.charset.StandardCharsets.UTF_8));

            Exchange delivered = bridge.route().answer(null, headers);

            assertThat(delivered.getMessage().getBody(Message.class).attachments())
                    .hasSize(1);
            assertThat(delivery(bridge.route().answer(null, headers))).isEqualTo("found");
        }
    }

    @Test
    void aPhoneNumberGetsItsCountryAndWhatIsNoneIsKeptAsAnAttribute() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setDefaultRegion("de"))) {
            Map<String, Object> local = headers("a", "1");
            local.put("CamelChatwootPhoneNumber", "0151 / 12345678");
            Map<String, Object> shortCode = headers("b", "1");
            shortCode.put("CamelChatwootPhoneNumber", "VODAFONE");

            assertThat(contact(bridge, bridge.route().answer("Hello", local)).phoneNumber())
                    .isEqualTo("+4915112345678");
            Contact other = contact(bridge, bridge.route().answer("Hello", shortCode));
            assertThat(other.phoneNumber()).isNull();
            assertThat(other.customAttributes()).containsEntry("phone", "VODAFONE");
        }
    }

    @Test
    void aContactIsBroughtUpToDateWhereItDiffers() {
        try (TestDelivery bridge = TestDelivery.with(options -> options.setUpdateContact(true))) {
            Map<String, Object> headers = headers(JANE, "1");
            headers.put("CamelChatwootName", "Jane");
            bridge.route().answer("Hello", headers);
            bridge.requests();
            headers.put("CamelChatwootForeignId", "2");
            bridge.route().answer("Hello", headers);
            assertThat(bridge.requests()).hasSize(1);

            headers.put("CamelChatwootForeignId", "3");
            headers.put("CamelChatwootName", "Jane Doe");
            headers.put("CamelChatwootAdditionalAttributes", Map.of("city", "Bonn"));
            Exchange changed = bridge.route().answer("Hello", headers);

            assertThat(bridge.requests())
                    .anyMatch(request -> request.startsWith("PATCH"))
                    .hasSize(3);
            assertThat(contact(bridge, changed).name()).isEqualTo("Jane Doe");
            assertThat(contact(bridge, changed).additionalAttributes()).containsEntry("city", "Bonn");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adopt", "merge", "fail"})
    void anAddressOfAnotherContact(String conflict) {
        try (TestDelivery bridge = TestDelivery.with(options -> {
            options.setUpdateContact(true);
            options.setOnContactConflict(
                    io.github.camelchatwoot.delivery.ContactConflict.valueOf(conflict.toUpperCase(Locale.ROOT)));
        })) {
            Map<String, Object> owner = headers("owner", "1");
            owner.put("CamelChatwootEmail", "jane@example.com");
            long other = id(bridge.route().answer("Hello", owner), "ContactId");
            long jane = id(bridge.deliver(JANE, "1", "Hello"), "ContactId");
            Map<String, Object> headers = headers(JANE, "2");
            headers.put("CamelChatwootEmail", "jane@example.com");

            Exchange delivered = bridge.route().send("Hello", headers);

            switch (conflict) {
                case "adopt" -> assertThat(id(delivered, "ContactId")).isEqualTo(jane);
                case "merge" -> assertThat(id(delivered, "ContactId")).isEqualTo(other);
                default ->
                    assertThat(delivered.getException()).hasMessageContaining("It belongs to the contact " + other);
            }
        }
    }

    @Test
    void nulCharactersAreTakenOut() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            assertThat(bridge.deliver(JANE, "1", "a\0b\0c")
                            .getMessage()
                            .getBody(Message.class)
                            .content())
                    .isEqualTo("abc");
        }
    }

    @Test
    void aTextThatIsTooLongIsRefusedOrSplit() {
        String text = "word ".repeat(40_000);
        try (TestDelivery bridge = TestDelivery.plain()) {
            assertThat(bridge.route().failure(text, headers(JANE, "1"))).hasMessageContaining("onTooLong");
            assertThat(bridge.requests()).isEmpty();
            try (TestRoute route =
                    bridge.route(options -> options.setOnTooLong(io.github.camelchatwoot.delivery.TooLong.SPLIT))) {
                assertThat(delivery(route.answer(text, headers(JANE, "1")))).isEqualTo("created");
                assertThat(delivery(route.answer(text, headers(JANE, "1")))).isEqualTo("found");
            }
            assertThat(bridge.messages(JANE)).hasSize(2);
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"InboxId", "ContactSourceId", "ForeignId"})
    void whatIsMissingIsNamed(String missing) {
        try (TestDelivery bridge = TestDelivery.with(options -> {
            if (missing.equals("InboxId")) {
                options.setInboxId(null);
            }
        })) {
            Map<String, Object> headers = headers(JANE, "1");
            headers.remove("CamelChatwoot" + missing);

            assertThat(bridge.route().failure("Hello", headers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CamelChatwoot" + missing);
        }
    }

    @Test
    void nothingIsNotDelivered() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            assertThat(bridge.route().failure(" ", headers(JANE, "1"))).hasMessageContaining("nothing to deliver");
            assertThat(bridge.requests()).isEmpty();
        }
    }

    @Test
    void aRouteWithoutTheNameOfABridgeDoesNotStart() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:deliverMessage", "http://localhost:1"))
                .rootCause()
                .hasMessageContaining("bridgeId");
    }

    @Test
    void whatTheServerRefusesIsAFailureAndNothingIsLeftBehind() {
        try (TestDelivery bridge = TestDelivery.plain()) {
            bridge.deliver(JANE, "1", "Hello");
            Map<String, Object> headers = headers(JANE, "2");
            headers.put("CamelChatwootContentType", "input_select");
            headers.put("CamelChatwootContentAttributes", Map.of("items", List.of(Map.of("color", "red"))));

            assertThat(bridge.route().failure("Hello", headers)).isInstanceOf(ChatwootHttpException.class);
            assertThat(delivery(bridge.deliver(JANE, "2", "Hello"))).isEqualTo("created");
        }
    }
}
