// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.Map;

import io.github.camelchatwoot.sandbox.Api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** How the server refuses. */
class ErrorsTest {
    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "http://127.0.0.1:9/hook");
    private final Api admin = Api.admin(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void withoutATokenThereIsAListOfErrors() {
        assertRefused(
                Api.anonymous(sandbox).get("/contacts"),
                401,
                "{\"errors\":[\"You need to sign in or sign up before continuing.\"]}");
    }

    @Test
    void anUnknownTokenIsInvalid() {
        Api stranger = new Api(sandbox.baseUrl(), "nonsense");

        assertRefused(stranger.get("/contacts"), 401, "{\"error\":\"Invalid Access Token\"}");
    }

    @Test
    void anAgentMayNotChangeTheAccount() {
        Reply reply = Api.agent(sandbox).patch("", Map.of("name", "Hacked"));

        assertRefused(reply, 401, "{\"error\":\"You are not authorized to do this action\"}");
    }

    @Test
    void aBotReachesOnlyItsRoutes() {
        String token = admin.post("/agent_bots", Map.of("name", "Helper"))
                .json()
                .path("access_token")
                .asText();

        Reply reply = new Api(sandbox.baseUrl(), token).get("/contacts");

        assertRefused(reply, 401, "{\"error\":\"Access to this endpoint is not authorized for bots\"}");
    }

    @Test
    void anAgentOutsideTheInboxSeesNothingOfIt() {
        long other = admin.post("/inboxes", Map.of("name", "Other", "channel", Map.of("type", "api")))
                .id();

        Api agent = Api.agent(sandbox);

        assertThat(agent.get("/inboxes/" + other).status()).isEqualTo(401);
        assertThat(agent.get("/conversations?status=all&inbox_id=" + other)
                        .json()
                        .at("/data/payload")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aMissingRowIsNotFoundAsJsonAndAMissingRouteAsHtml() {
        assertRefused(admin.get("/contacts/99999"), 404, "{\"error\":\"Resource could not be found\"}");
        assertRefused(admin.get("/api/v1/accounts/2/contacts"), 404, "{\"error\":\"Resource could not be found\"}");
        assertThat(admin.get("/nowhere").status()).isEqualTo(404);
        assertThat(admin.get("/nowhere").contentType()).startsWith("text/html");
        assertRefused(admin.get("/public/api/v1/inboxes/nope"), 404, "{\"status\":404,\"error\":\"Not Found\"}");
    }

    @Test
    void malformedJsonIsABadRequestWithoutABody() {
        Reply reply = admin.send("POST", "/contacts", "application/json", "{\"name\": ".getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void whatIsTakenIsToldTogether() {
        Map<String, String> jane = Map.of("email", "Jane@Example.com", "phone_number", "+4915112345678");
        admin.post("/contacts", jane);

        assertRefused(
                admin.post("/contacts", jane),
                422,
                "{\"message\":\"Email has already been taken, Phone number has already been taken\","
                        + "\"attributes\":[\"email\",\"phone_number\"]}");
    }

    @Test
    void aTakenSourceIdMakesTheServerStumble() {
        admin.conversation(inbox, "s-1");

        Reply reply = admin.post("/contacts", Map.of("inbox_id", inbox.id(), "source_id", "s-1"));

        assertRefused(reply, 500, "{\"status\":500,\"error\":\"Internal Server Error\"}");
    }

    @Test
    void theSameFaultIsAnsweredInOtherWaysElsewhere() {
        long conversation = admin.conversation(inbox, "s-1");
        Map<String, String> tooLong = Map.of("content", "x".repeat(150_001));
        String identifier = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/s-1/conversations/";

        assertRefused(
                admin.post("/conversations/" + conversation + "/messages", tooLong),
                422,
                "{\"error\":\"Validation failed: Content is too long (maximum is 150000 characters)\"}");
        assertRefused(
                Api.anonymous(sandbox).post(identifier + conversation + "/messages", tooLong),
                422,
                "{\"message\":\"Content is too long (maximum is 150000 characters)\",\"attributes\":[\"content\"]}");
    }

    @Test
    void aConversationTakesTwoHundredMessagesAMinute() {
        long conversation = admin.conversation(inbox, "s-1");
        String path = "/conversations/" + conversation + "/messages";
        for (int i = 0; i < 200; i++) {
            assertThat(admin.post(path, Map.of("content", "private", "private", true))
                            .status())
                    .isEqualTo(200);
        }

        assertRefused(
                admin.post(path, Map.of("content", "one more")),
                422,
                "{\"error\":\"Validation failed: Too many messages\"}");
    }

    @Test
    void aFalseIdentityMakesTheServerStumble() {
        String contacts = "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts";

        Reply reply = Api.anonymous(sandbox).post(contacts, Map.of("identifier", "dora", "identifier_hash", "bad"));

        assertThat(reply.status()).isEqualTo(500);
    }

    private static void assertRefused(Reply reply, int status, String body) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo(body);
    }
}
