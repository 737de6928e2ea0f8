// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The option {@code escapeLiquid}: texts arrive as they are although the server renders them. */
class EscapeLiquidTest {

    private static final String TEXT =
            "Hi {{contact.name}} {% if %} {`code {{x}}`} `{% endraw %}{{contact.name}}{% raw %}`";
    private static final String ESCAPE = "?escapeLiquid=true";
    private static final String CONTENT = "CamelChatwootContent";
    private static final String TYPE = "CamelChatwootMessageType";

    private final ChatwootSandbox chatwoot = ChatwootSandbox.builder()
            .apiInbox("Bridge", "http://127.0.0.1:9/nobody")
            .contact("Jane")
            .conversation(talk -> talk.incoming("Hello"))
            .build();

    private final FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1,\"conversation_id\":42}"));

    @BeforeEach
    void start() {
        chatwoot.start();
    }

    @AfterEach
    void stop() {
        chatwoot.close();
        server.close();
    }

    private TestRoute route(String uri) {
        return TestRoute.to(uri, options -> {
            options.setBaseUrl(chatwoot.baseUrl());
            options.setAccessToken(chatwoot.adminToken());
            options.setAccountId(chatwoot.accountId());
            options.setInboxId(chatwoot.data().conversation("Jane").inboxId());
            options.setContactId(chatwoot.data().contact("Jane").id());
            options.setConversationId(chatwoot.data().conversation("Jane").id());
        });
    }

    private static @Nullable Object content(TestRoute route, @Nullable Object body, Map<String, Object> headers) {
        return ((Map<?, ?>) route.answer(body, headers).getMessage().getBody()).get("content");
    }

    @Test
    void textsArriveAsTheyAre() {
        try (TestRoute route = route("chatwoot:createMessage" + ESCAPE)) {
            assertThat(content(route, TEXT, Map.of())).isEqualTo(TEXT);
            assertThat(content(route, Map.of("content", TEXT), Map.of())).isEqualTo(TEXT);
            assertThat(content(route, null, Map.of(CONTENT, TEXT))).isEqualTo(TEXT);
            assertThat(content(route, TEXT, Map.of(TYPE, "template"))).isEqualTo(TEXT);
            assertThat(content(route, TEXT, Map.of("CamelChatwootPrivate", true)))
                    .isEqualTo(TEXT);
        }
    }

    /** Never rendered, so never escaped. */
    @Test
    void textsOfCustomersAreSentAsTheyAre() {
        try (TestRoute route = route("chatwoot:createMessage" + ESCAPE)) {
            assertThat(content(route, TEXT, Map.of(TYPE, "incoming"))).isEqualTo(TEXT);
            assertThat(content(route, Map.of("content", TEXT, "message_type", "incoming"), Map.of()))
                    .isEqualTo(TEXT);
        }
        try (TestRoute route = route("chatwoot:createMessage?messageType=incoming&escapeLiquid=true")) {
            assertThat(content(route, TEXT, Map.of())).isEqualTo(TEXT);
        }
    }

    @Test
    void withoutTheOptionTextsAreTemplates() {
        try (TestRoute route = route("chatwoot:createMessage")) {
            assertThat(content(route, "Hi {{contact.name}}{{nobody}}!", Map.of()))
                    .isEqualTo("Hi Jane!");
            assertThat(content(route, "Hi {{contact.name}}!", Map.of("CamelChatwootPrivate", true)))
                    .isEqualTo("Hi Jane!");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"outgoing", "incoming"})
    void theFirstMessageOfAConversationToo(String type) {
        Map<String, Object> message = new HashMap<>(Map.of("content", TEXT, "message_type", type));
        try (TestRoute route = route("chatwoot:createConversation" + ESCAPE)) {
            assertThat(first(route, Map.of("message", message), Map.of())).isEqualTo(TEXT);
            assertThat(first(route, null, Map.of("CamelChatwootFirstMessage", message)))
                    .isEqualTo(TEXT);
            message.remove("message_type");
            assertThat(first(route, Map.of("message", message), Map.of())).isEqualTo(TEXT);
        }
    }

    private static @Nullable Object first(TestRoute route, @Nullable Object body, Map<String, Object> headers) {
        Object conversation = route.answer(body, headers).getMessage().getBody();
        List<?> messages = (List<?>) Objects.requireNonNull(((Map<?, ?>) conversation).get("messages"));
        return ((Map<?, ?>) messages.get(0)).get("content");
    }

    /** Rendered too, and there backticks mean nothing. */
    @Test
    void parametersOfMessageTemplatesToo() {
        Map<String, Object> template = Map.of(
                "name", "{{hi}}", "processed_params", Map.of("body", Map.of("1", "`{{x}}`", "2", List.of("{%"))));
        try (TestRoute route = TestRoute.to("chatwoot:createMessage" + ESCAPE, server.url())) {
            route.answer(Map.of("content", "Hi", "template_params", template), Map.of());

            assertThat(server.only().json().get("template_params"))
                    .isEqualTo(Map.of(
                            "name",
                            "{{hi}}",
                            "processed_params",
                            Map.of("body", Map.of("1", "`{{ '{' }}{x}}`", "2", List.of("{{ '{' }}%")))));
        }
    }

    @Test
    void otherTextsAreNotTouched() {
        try (TestRoute route = TestRoute.to("chatwoot:createContactNote" + ESCAPE, server.url())) {
            route.answer("{{x}}", Map.of("CamelChatwootContactId", 7));

            assertThat(server.only().json()).containsEntry("content", "{{x}}");
        }
    }
}
