// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.RecordedReply;
import io.github.camelchatwoot.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** Forms of the application API and the Platform API that are other than those of contacts and messages. */
class FormTest {

    private final FakeServer server = FakeServer.answering(Reply.empty(200));

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> ids() {
        List<Long> wanted = List.of(7L, 8L);
        return Stream.of(
                Arguments.of(wanted),
                Arguments.of(List.of("7", 8)),
                Arguments.of("7, 8"),
                Arguments.of("[7,\"8\"]"),
                Arguments.of(Map.of("user_ids", List.of("7", "8"))),
                Arguments.of(Map.of("user_ids", "7,8")),
                Arguments.of((Object) new Integer[] {7, 8}));
    }

    /** The server misunderstands ids that are texts: it removes or adds the wrong people. */
    @ParameterizedTest
    @MethodSource("ids")
    void idsAreNumbersInWhateverShapeTheyCome(Object body) {
        assertThat(send("chatwoot:removeTeamMembers", body, Map.of("CamelChatwootTeamId", 3))
                        .json())
                .isEqualTo(Map.of("user_ids", List.of(7, 8)));
    }

    @Test
    void idsThatAreNoNumbersAreRefused() {
        try (TestRoute route = TestRoute.to("chatwoot:removeTeamMembers", server.url())) {
            assertThat(route.failure(Map.of("user_ids", Arrays.asList(1, null)), Map.of("CamelChatwootTeamId", 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The field user_ids is a ArrayList that is not a List of whole numbers, nor a text of"
                            + " them with commas");
        }
    }

    @Test
    void aDeleteTellsInItsBodyWhatToRemove() {
        Received request = send("chatwoot:removeTeamMembers?contactId=5", List.of(7), Map.of("CamelChatwootTeamId", 3));

        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.query()).isEmpty();
        assertThat(request.header("content-type")).startsWith("application/json");
    }

    @Test
    void aDeleteOfOneThingHasNoBody() {
        Received request = send("chatwoot:deleteTeam", Map.of("a", "b"), Map.of("CamelChatwootTeamId", 3));

        assertThat(request.body()).isEmpty();
    }

    @Test
    void nullRemovesTheBotOfAnInbox() {
        Map<String, Object> none = new HashMap<>();
        none.put("agent_bot", null);

        assertThat(send("chatwoot:setInboxAgentBot?inboxId=1", none, Map.of()).json())
                .containsOnlyKeys("agent_bot");
    }

    @Test
    void theAccountOfAProfileComesFromHeadersAndOptionsOnly() {
        Map<String, Object> body = Map.of("profile", Map.of("availability", "busy", "account_id", 99));

        assertThat(send("chatwoot:setAvailability", body, Map.of()).json())
                .isEqualTo(Map.of("profile", Map.of("availability", "busy", "account_id", 1)));
    }

    @Test
    void whatHasNoHeaderOfItsOwnGoesIntoTheQuery() {
        Map<String, Object> headers = Map.of(
                "CamelChatwootPage",
                2,
                "CamelChatwootQueryParameters",
                Map.of("page", 9, "locale", "de"),
                "CamelChatwootPortalSlug",
                "help");
        try (FakeServer portals = FakeServer.answering(RecordedReply.of("09-automation", "list-articles"));
                TestRoute route = TestRoute.to("chatwoot:listArticles", portals.url())) {
            route.answer(null, headers);

            assertThat(portals.only().query().split("&")).containsExactlyInAnyOrder("page=2", "locale=de");
        }
    }

    @Test
    void theMarkOfSpreadsheetsIsRemoved() {
        try (FakeServer reports = FakeServer.answering(Reply.of(200, "text/csv", "\uFEFFname,rating\nAda,5\n"));
                TestRoute route = TestRoute.to("chatwoot:downloadCsatReport", reports.url())) {
            assertThat(route.answer(null, Map.of()).getMessage().getBody()).isEqualTo("name,rating\nAda,5\n");
        }
    }

    @Test
    void aWebPageIsNoReport() {
        try (FakeServer proxy = FakeServer.answering(Reply.of(200, "text/html", "<title>Sign in</title>"));
                TestRoute route = TestRoute.to("chatwoot:downloadAgentsReport", proxy.url())) {
            assertThat(route.failure(null, Map.of())).hasMessageContaining("that is not CSV");
        }
    }

    /** Nobody has recorded them; a newer server may wrap them in another way. */
    @Test
    void answersThatNobodyHasSeenComeAsTheyAreWhenTheyAreOfAnotherShape() {
        assertThat(policies("{\"payload\":[{\"id\":1}]}")).isEqualTo(List.of(Map.of("id", 1)));
        assertThat(policies("[{\"id\":1}]")).isEqualTo(List.of(Map.of("id", 1)));
        assertThat(policies("{\"data\":[]}")).isEqualTo(Map.of("data", List.of()));
    }

    private static @Nullable Object policies(String answer) {
        try (FakeServer server = FakeServer.answering(Reply.json(200, answer));
                TestRoute route = TestRoute.to("chatwoot:listSlaPolicies", server.url())) {
            return route.answer(null, Map.of()).getMessage().getBody();
        }
    }

    @Test
    void withoutTheTokenOfAPlatformAppARouteOfThePlatformApiDoesNotStart() {
        assertThatThrownBy(() -> TestRoute.to("chatwoot:platformCreateUser", server.url()))
                .rootCause()
                .hasMessage(
                        "chatwoot:platformCreateUser needs the access token of a platform app: set the option apiKey"
                                + " on the endpoint, or camel.component.chatwoot.api-key for all endpoints");
    }

    @Test
    void thePlatformApiGetsItsOwnToken() {
        try (FakeServer platform = FakeServer.answering(RecordedReply.of("01-platform", "create-account"));
                TestRoute route = TestRoute.to("chatwoot:platformCreateAccount?apiKey=zq7", platform.url())) {
            Object account =
                    route.answer(Map.of("name", "Acme"), Map.of()).getMessage().getHeader("CamelChatwootAccountId");

            assertThat(platform.only().header("api-access-token")).isEqualTo("zq7");
            assertThat(platform.only().json()).containsOnly(entry("name", "Acme"));
            assertThat(account).isEqualTo(1L);
        }
    }

    private Received send(String uri, @Nullable Object body, Map<String, Object> headers) {
        try (TestRoute route = TestRoute.to(uri, server.url())) {
            route.send(body, headers);
        }
        return server.only();
    }
}
