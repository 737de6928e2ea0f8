// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.RecordedReply;
import io.github.camelchatwoot.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** {@code callApi}: any path of the server, and of no other one. */
class AnyCallTest {

    private static final String PATH = "CamelChatwootPath";
    private static final String METHOD = "CamelChatwootMethod";
    private static final String QUERY = "CamelChatwootQueryParameters";

    private final FakeServer server = FakeServer.answering(Reply.json(200, "{\"payload\":{\"id\":1}}"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void methodPathQueryAndBodyComeFromTheExchange() {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("page", 2);
        query.put("labels", List.of("vip", "a&b"));
        try (TestRoute route = TestRoute.to("chatwoot:callApi", server.url())) {
            Object body = route.answer(
                            Map.of("name", "Ada"),
                            Map.of(METHOD, "post", PATH, "/api/v1/accounts/1/new%2Fthing", QUERY, query))
                    .getMessage()
                    .getBody();

            Received received = server.only();
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.path()).isEqualTo("/api/v1/accounts/1/new%2Fthing");
            assertThat(received.query()).isEqualTo("page=2&labels%5B%5D=vip&labels%5B%5D=a%26b");
            assertThat(received.json()).containsOnly(entry("name", "Ada"));
            assertThat(received.header("api-access-token")).isEqualTo(TestRoute.TOKEN);
            assertThat(body).isEqualTo(Map.of("payload", Map.of("id", 1)));
        }
    }

    @Test
    void methodAndPathAreOptionsToo() {
        try (TestRoute route = TestRoute.to("chatwoot:callApi?path=/api/v1/profile", server.url())) {
            route.answer("no body of a GET", Map.of());

            assertThat(server.only().method()).isEqualTo("GET");
            assertThat(server.only().path()).isEqualTo("/api/v1/profile");
            assertThat(server.only().body()).isEmpty();
        }
    }

    @Test
    void aBodyNeverTellsWhatIsCalled() {
        try (TestRoute route = TestRoute.to("chatwoot:callApi?method=POST", server.url())) {
            assertThat(route.failure(Map.of("path", "/api", "method", "DELETE", PATH, "/api"), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("callApi needs path: set the header CamelChatwootPath, or the option path");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/platform/api/v1/users/1, platform",
        "/api/v1/profile, user",
        "/enterprise/api/v1/accounts/1/limits, user",
        "/public/api/v1/inboxes/x, none",
        "/health, none"
    })
    void eachPartOfTheApiGetsItsOwnToken(String path, String token) {
        try (TestRoute route = TestRoute.to("chatwoot:callApi", options -> {
            options.setBaseUrl(server.url());
            options.setAccessToken("user");
            options.setApiKey("platform");
        })) {
            route.answer(null, Map.of(PATH, path));

            String sent = server.only().header("api-access-token");
            assertThat(sent == null ? "none" : sent).isEqualTo(token);
        }
    }

    @Test
    void aMissingTokenIsToldWhenThePathIsKnown() {
        try (TestRoute route = TestRoute.to("chatwoot:callApi", options -> options.setBaseUrl(server.url()))) {
            assertThat(route.failure(null, Map.of(PATH, "/platform/api/v1/users/1")))
                    .hasMessage(
                            "chatwoot:callApi needs the access token of a platform app: set the option apiKey on the"
                                    + " endpoint, or camel.component.chatwoot.api-key for all endpoints");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example.com/api",
                "//evil.example.com/api",
                "@evil.example.com/api",
                ":80@evil.example.com/",
                ".evil.example.com/",
                "api/v1/profile",
                "/api/../super_admin",
                "/api/%2e%2e/super_admin",
                "/api/.%2E/super_admin",
                "/api/%252e%252e/super_admin",
                "/api/v1/..%2f..%2fsuper_admin",
                "/api/v1/..%5c..%5csuper_admin",
                "/api/./v1",
                "/..",
                "/api\\..\\super_admin",
                "/api v1",
                "/api\r\nHost: evil.example.com",
                "/api?token=x",
                "/api#x",
                "/api/%zz",
                "/{account_id}"
            })
    void aPathLeadsNowhereElse(String path) {
        try (TestRoute route = TestRoute.to("chatwoot:callApi", server.url())) {
            assertThat(route.failure(null, Map.of(PATH, path)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("callApi takes a path of the server of baseUrl")
                    .hasMessageNotContaining("evil");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void anUnknownMethodIsRefused() {
        try (TestRoute route = TestRoute.to("chatwoot:callApi", server.url())) {
            assertThat(route.failure(null, Map.of(PATH, "/api", METHOD, "TRACE")))
                    .hasMessageContaining("callApi does not know the method 'TRACE'")
                    .hasMessageContaining("GET, POST, PUT, PATCH, DELETE");
        }
    }

    @Test
    void aFailureTellsThePathWithoutIdsAndNames() {
        try (FakeServer refusing = FakeServer.answering(Reply.json(404, "{\"error\":\"nope\"}"));
                TestRoute route = TestRoute.to("chatwoot:callApi", refusing.url())) {
            assertThat(route.failure(null, Map.of(PATH, "/public/api/v1/inboxes/Zq7sEcReT/contacts/+4915112345678")))
                    .isInstanceOf(ChatwootHttpException.class)
                    .hasMessageStartingWith("callApi (GET /public/api/v1/inboxes/{}/contacts/{}) answered 404, nope");
        }
    }

    @Test
    void aPathThatTheServerDoesNotKnowIsToldAsSuch() {
        try (FakeServer real = FakeServer.answering(RecordedReply.of("09-automation", "unknown-route"));
                TestRoute route = TestRoute.to("chatwoot:callApi?path=/api/v1/accounts/1/nope", real.url())) {
            assertThat(route.failure(null, Map.of()))
                    .hasMessageStartingWith("callApi (GET /api/v1/accounts/{}/nope) answered 404")
                    .hasMessageContaining("this server does not know the path");
        }
    }

    @Test
    void otherAnswersComeAsTheyAre() {
        assertThat(answered(Reply.of(200, "text/plain", "pong"))).isEqualTo("pong");
        assertThat(answered(Reply.of(200, "image/png", "png"))).isEqualTo("png".getBytes(StandardCharsets.UTF_8));
        assertThat(answered(Reply.json(200, "null"))).isNull();
        assertThat(answered(Reply.json(200, "[1]"))).isEqualTo(List.of(1));
        assertThat(answered(Reply.empty(204))).isNull();
    }

    private static @Nullable Object answered(Reply reply) {
        try (FakeServer server = FakeServer.answering(reply);
                TestRoute route = TestRoute.to("chatwoot:callApi?path=/api", server.url())) {
            return route.answer(null, Map.of()).getMessage().getBody();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        Reply elsewhere = Reply.empty(302).with("Location", "http://evil.example.com/?token=x");
        try (FakeServer redirecting = FakeServer.answering(elsewhere);
                TestRoute route = TestRoute.to("chatwoot:callApi?path=/api", redirecting.url())) {
            assertThat(route.failure(null, Map.of()))
                    .hasMessageContaining("a redirect to http://evil.example.com/")
                    .hasMessageNotContaining("token=x");
        }
    }
}
