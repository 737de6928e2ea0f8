// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Map;
import java.util.function.Consumer;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is missing, wrong or in the wrong place is told with its name and the places to set it. */
class OptionsTest {

    private static final String SOMEWHERE = "http://localhost:1";
    private static final String OPERATION = Param.OPERATION.header();

    @Test
    void withoutAnAddressARouteDoesNotStart() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:createMessage", options -> options.setAccessToken("t")))
                .rootCause()
                .hasMessage("chatwoot:createMessage needs the address of the Chatwoot server: set the option baseUrl on"
                        + " the endpoint, or camel.component.chatwoot.base-url for all endpoints");
    }

    @Test
    void withoutATokenARouteDoesNotStart() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:createMessage", options -> options.setBaseUrl(SOMEWHERE)))
                .rootCause()
                .hasMessage("chatwoot:createMessage needs the access token of a user or an agent bot: set the option"
                        + " accessToken on the endpoint, or camel.component.chatwoot.access-token for all endpoints");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankTokenIsNoToken(String token) {
        Consumer<ChatwootConfiguration> options = configuration -> {
            configuration.setBaseUrl(SOMEWHERE);
            configuration.setAccessToken(token);
        };

        assertThatThrownBy(() -> TestRoute.to("chatwoot:createMessage", options))
                .rootCause()
                .hasMessageContaining("set the option accessToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "chatwoot.example.com",
                "chatwoot.example.com:3000",
                "ftp://chatwoot.example.com",
                "https://",
                "https:/chatwoot.example.com",
                "https://chat woot.example.com",
                "https://chatwoot.example.com?account=1",
                "https://chatwoot.example.com#top",
                "https://ada:zq7@chatwoot.example.com",
                "https://ada:zq7@chatwoot example.com",
                "{{nothing"
            })
    void aWrongAddressIsRefusedWhenTheRouteStarts(String address) {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:createMessage", address))
                .rootCause()
                .hasMessageStartingWith("The option baseUrl is '")
                .hasMessageNotContaining("zq7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/support", "/support/"})
    void aServerNeedNotBeAtTheRoot(String path) {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1}"));
                TestRoute route = TestRoute.to("chatwoot:getProfile", " " + server.url() + path)) {
            route.answer(null, Map.of());

            String prefix = path.startsWith("/support") ? "/support" : "";
            assertThat(server.only().path()).isEqualTo(prefix + "/api/v1/profile");
        }
    }

    @Test
    void aMissingAccountIsToldWithHeaderAndOption() {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", options -> {
            options.setBaseUrl(SOMEWHERE);
            options.setAccessToken(TestRoute.TOKEN);
        })) {
            assertThat(route.failure("Hello", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("createMessage needs account id: set the header CamelChatwootAccountId, or the option"
                            + " accountId");
        }
    }

    @Test
    void aMissingConversationIsToldWithHeaderAndOption() {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage?accountId=1", options -> {
            options.setBaseUrl(SOMEWHERE);
            options.setAccessToken(TestRoute.TOKEN);
        })) {
            assertThat(route.failure("Hello", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "createMessage needs conversation id: set the header CamelChatwootConversationId, or the"
                                    + " option conversationId");
        }
    }

    @Test
    void aMissingBodyParameterIsToldWithItsFieldToo() {
        try (TestRoute route = TestRoute.to("chatwoot:createWebhook", SOMEWHERE)) {
            assertThat(route.failure(Map.of(), Map.of()))
                    .hasMessage("createWebhook needs url: set the header CamelChatwootUrl, or the field url of a Map as"
                            + " body");
        }
    }

    @Test
    void aWordThatTheServerDoesNotKnowIsRefusedWithThoseItKnows() {
        try (TestRoute route = TestRoute.to("chatwoot:toggleConversationStatus", SOMEWHERE)) {
            assertThat(route.failure(null, Map.of(Param.CONVERSATION_STATUS.header(), "closed")))
                    .hasMessageContaining("'closed'")
                    .hasMessageContaining("CamelChatwootConversationStatus")
                    .hasMessageContaining("open, resolved, pending, snoozed");
        }
    }

    @Test
    void theClientApiNeedsNoTokenAndSendsNone() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"identifier\":\"abc\"}"));
                TestRoute route = TestRoute.to(
                        "chatwoot:clientGetInbox?inboxIdentifier=abc", options -> options.setBaseUrl(server.url()))) {
            route.answer(null, Map.of());

            assertThat(server.only().path()).isEqualTo("/public/api/v1/inboxes/abc");
            assertThat(server.only().headers()).doesNotContainKey("api-access-token");
        }
    }

    @Test
    void theClientApiIsNotSentATokenThatIsThere() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"identifier\":\"abc\"}"));
                TestRoute route = TestRoute.to("chatwoot:clientGetInbox?inboxIdentifier=abc", server.url())) {
            route.answer(null, Map.of());

            assertThat(server.only().headers()).doesNotContainKey("api-access-token");
        }
    }

    @Test
    void aHeaderChoosesAnotherOperation() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1}"));
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            route.answer(null, Map.of(OPERATION, "getConversation"));
            route.answer(null, Map.of(OPERATION, Operation.GET_PROFILE));

            assertThat(server.received())
                    .extracting(request -> request.method() + " " + request.path())
                    .containsExactly("GET /api/v1/accounts/1/conversations/42", "GET /api/v1/profile");
        }
    }

    @Test
    void aHeaderCannotChooseAnOperationThatNeedsATokenWithoutOne() {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1}"));
                TestRoute route = TestRoute.to(
                        "chatwoot:clientGetInbox?inboxIdentifier=abc", options -> options.setBaseUrl(server.url()))) {
            assertThat(route.failure(null, Map.of(OPERATION, "getProfile")))
                    .hasMessageStartingWith("chatwoot:getProfile needs the access token");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aHeaderWithAnUnknownOperationIsToldWhatWasMeant() {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", SOMEWHERE)) {
            assertThat(route.failure("Hello", Map.of(OPERATION, "createMesage")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no operation 'createMesage' of chatwoot. Did you mean 'createMessage'?");
        }
    }

    @Test
    void aHeaderCannotChooseASourceOfEvents() {
        try (TestRoute route = TestRoute.to("chatwoot:createMessage", SOMEWHERE)) {
            assertThat(route.failure("Hello", Map.of(OPERATION, "webhook")))
                    .hasMessage("The header CamelChatwootOperation is 'webhook', which receives events and cannot be"
                            + " asked for");
        }
    }

    @Test
    void anUnknownOperationInAUriIsToldWhatWasMeant() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:CreateMesage", SOMEWHERE))
                .rootCause()
                .hasMessage("There is no operation 'CreateMesage' of chatwoot. Did you mean 'createMessage'?");
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:createMessage?acountId=1", SOMEWHERE))
                .rootCause()
                .hasMessageContaining("acountId");
    }

    @Test
    void aSourceOfEventsIsRefusedWithinARoute() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:webhook?secret=s", SOMEWHERE))
                .rootCause()
                .hasMessage("chatwoot:webhook receives events: it stands at the beginning of a route, after 'from'");
    }

    @Test
    void aCallIsRefusedAtTheBeginningOfARoute() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("chatwoot:createMessage").to("direct:end");
                }
            });

            assertThat(catchThrowable(context::start))
                    .rootCause()
                    .hasMessageContaining("stands within a route, after 'to'")
                    .hasMessageContaining("chatwoot:webhook");
        }
    }
}
