// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Map;

import io.github.camelchatwoot.client.Denial;
import io.github.camelchatwoot.client.Failure.Invalid;
import io.github.camelchatwoot.client.Failure.NotFound;
import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.client.Failure.ServerFailed;
import io.github.camelchatwoot.client.Failure.Unauthorized;
import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.RecordedReply;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of answers that are not what was asked for. */
class FailureTest {

    private static final String CALL =
            "createMessage (POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages)";

    @ParameterizedTest
    @CsvSource({
        "03-contacts, create-no-token, NO_TOKEN",
        "03-contacts, create-bad-token, INVALID_TOKEN",
        "01-platform, bad-token, INVALID_TOKEN",
        "03-contacts, delete-by-agent, NOT_ALLOWED",
        "15-delivery, not-a-member-inbox, NOT_ALLOWED",
        "03-contacts, create-by-bot, BOT_NOT_ALLOWED",
        "02-account, add-team-member-bad, INVALID_MEMBERS",
        "05-messages, status-on-website-inbox, FORBIDDEN"
    })
    void theMeaningsOfADenialAreToldApart(String recording, String step, Denial meaning) {
        ChatwootHttpException failure = failure(RecordedReply.of(recording, step));

        assertThat(failure.getFailure())
                .isInstanceOfSatisfying(
                        Unauthorized.class,
                        unauthorized -> assertThat(unauthorized.reason()).isEqualTo(meaning));
        assertThat(failure).hasMessageStartingWith(CALL).hasMessageContaining(meaning.advice());
    }

    @Test
    void aDenialInOtherWordsIsADenialTooAndTellsThem() {
        ChatwootHttpException failure = failure(Reply.json(401, "{\"error\":\"Kein Zutritt\"}"));

        assertThat(failure.getFailure()).isInstanceOf(Unauthorized.class);
        assertThat(failure).hasMessage(CALL + " answered 401, Kein Zutritt: " + Denial.OTHER.advice());
    }

    @Test
    void notFoundTellsToCheckTheIds() {
        ChatwootHttpException failure = failure(RecordedReply.of("03-contacts", "show-unknown"));

        assertThat(failure.getFailure()).isInstanceOf(NotFound.class);
        assertThat(failure).hasMessageStartingWith(CALL + " answered 404, ").hasMessageContaining("check the ids");
    }

    @Test
    void notFoundAsWebPageTellsToCheckTheAddress() {
        ChatwootHttpException failure = failure(RecordedReply.of("09-automation", "unknown-route"));

        assertThat(failure.getFailure()).isInstanceOf(NotFound.class);
        assertThat(failure).hasMessageContaining("check baseUrl").hasMessageNotContaining("<");
    }

    @Test
    void invalidNamesTheFields() {
        ChatwootHttpException failure = failure(RecordedReply.of("03-contacts", "create-duplicate-phone-and-email"));

        assertThat(failure.getFailure())
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.attributes()).containsExactly("email", "phone_number"));
        assertThat(failure)
                .hasMessage(CALL + " answered 422, Email has already been taken, Phone number has already been taken:"
                        + " check email, phone_number");
    }

    @Test
    void invalidWithoutFieldsTellsTheServersWords() {
        ChatwootHttpException failure = failure(RecordedReply.of("05-messages", "unknown-type"));

        assertThat(failure.getFailure()).isInstanceOf(Invalid.class);
        assertThat(failure).hasMessageContaining("'sideways' is not a valid message_type");
    }

    @Test
    void anEmpty400IsInvalid() {
        ChatwootHttpException failure = failure(RecordedReply.of("03-contacts", "create-malformed"));

        assertThat(failure.getFailure()).isInstanceOf(Invalid.class);
        assertThat(failure).hasMessage(CALL + " answered 400: check the fields that were sent");
    }

    @Test
    void tooManyCallsTellThatNothingWasDone() {
        ChatwootHttpException failure = failure(RecordedReply.of("13-limits", "search-throttled"));

        assertThat(failure.getFailure()).isInstanceOf(RateLimited.class);
        assertThat(failure)
                .hasMessageStartingWith(CALL + " answered 429, Retry later")
                .hasMessageContaining("nothing was done");
    }

    @Test
    void aServersFailureTellsThatSomethingMayHaveBeenDone() {
        ChatwootHttpException failure = failure(RecordedReply.of("03-contacts", "create-source-taken"));

        assertThat(failure.getFailure()).isInstanceOf(ServerFailed.class);
        assertThat(failure)
                .hasMessageStartingWith(CALL + " answered 500, Internal Server Error")
                .hasMessageContaining("something may have been done");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aWebPageOfAServerThatFailsIsToldByItsTitle(int status) {
        String page = "<html><head><title>Bad\n  Gateway</title></head><body>" + "x".repeat(5000) + "</body></html>";

        ChatwootHttpException failure = failure(Reply.of(status, "text/html", page));

        assertThat(failure.getFailure()).isInstanceOf(ServerFailed.class);
        assertThat(failure).hasMessageContaining("web page \"Bad Gateway\"");
        assertThat(failure.getMessage()).hasSizeLessThan(600);
    }

    @Test
    void longWordsOfTheServerAreCut() {
        ChatwootHttpException failure = failure(Reply.json(422, "{\"error\":\"" + "x".repeat(50_000) + "\"}"));

        assertThat(failure.getMessage()).hasSizeLessThan(1_000);
        assertThat(failure.getResponseBody()).hasSizeLessThanOrEqualTo(10_000);
    }

    @Test
    void anErrorThatOnlySaysThatItIsJsonIsToldAsItIs() {
        ChatwootHttpException failure = failure(Reply.json(422, "{\"error\": tru"));

        assertThat(failure.getFailure()).isInstanceOf(Invalid.class);
        assertThat(failure).hasMessageContaining("{\"error\": tru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"no\"", "{}", "{\"error\":null}", "{\"errors\":[null]}", "{\"error\":{}}"})
    void anErrorOfAnyShapeIsAnError(String body) {
        assertThat(failure(Reply.json(422, body)).getFailure()).isInstanceOf(Invalid.class);
    }

    @Test
    void aWebPageInsteadOfJsonTellsToCheckTheAddress() {
        ChatwootHttpException failure = failure(Reply.of(200, "text/html", "<title>Sign in</title>"));

        assertThat(failure.getFailure()).isInstanceOf(UnexpectedAnswer.class);
        assertThat(failure)
                .hasMessage(CALL + " answered 200, web page \"Sign in\": that is not JSON: check that baseUrl is"
                        + " Chatwoot and not a page in front of it");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void anEmptyAnswerWhereAThingIsExpectedIsAFailure(int status) {
        ChatwootHttpException failure = failure(Reply.empty(status));

        assertThat(failure.getFailure()).isInstanceOf(UnexpectedAnswer.class);
        assertThat(failure).hasMessageStartingWith(CALL + " answered " + status + ", but the answer is empty");
    }

    @Test
    void truncatedJsonIsAFailure() {
        ChatwootHttpException failure = failure(Reply.json(200, "{\"id\": 7, \"content\": \"Hel"));

        assertThat(failure.getFailure()).isInstanceOf(UnexpectedAnswer.class);
        assertThat(failure).hasMessageContaining("not complete JSON").hasMessageNotContaining("Hel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"payload\":{}}", "{\"payload\":[]}", "null", "7"})
    void anAnswerWithoutTheThingIsAFailure(String body) {
        try (FakeServer server = FakeServer.answering(Reply.json(200, body));
                TestRoute route = TestRoute.to("chatwoot:createContact", server.url())) {
            assertThat(route.failure(Map.of("name", "Ada"), Map.of()))
                    .isInstanceOfSatisfying(
                            ChatwootHttpException.class,
                            failure -> assertThat(failure.getFailure()).isInstanceOf(UnexpectedAnswer.class))
                    .hasMessageContaining("/payload/contact");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\""})
    void anAnswerThatIsNotAMessageIsAFailure(String body) {
        ChatwootHttpException failure = failure(Reply.json(200, body));

        assertThat(failure.getFailure()).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void anAnswerWithNothingWhereNothingIsExpectedIsFine() {
        try (FakeServer server = FakeServer.answering(Reply.empty(204));
                TestRoute route = TestRoute.to("chatwoot:deleteConversation", server.url())) {
            Exchange exchange = route.answer("ignored", Map.of());

            assertThat(exchange.getMessage().getBody()).isNull();
            assertThat(server.only().method()).isEqualTo("DELETE");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowedAndTheTokenNotSentOn(int status) {
        try (FakeServer other = FakeServer.answering(Reply.json(200, "{\"id\":1}"));
                FakeServer server = FakeServer.answering(
                        Reply.empty(status).with("Location", other.url() + "/login?ticket=zq7ticketzq7"));
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            Exception failure = route.failure("Hello", Map.of());

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ChatwootHttpException.class,
                            http -> assertThat(http.getFailure()).isInstanceOf(UnexpectedAnswer.class))
                    .hasMessageContaining("a redirect to " + other.url() + "/login")
                    .hasMessageContaining("set baseUrl")
                    .hasMessageNotContaining("ticket=");
            assertThat(other.received()).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aRouteCanTreatItAsTheExceptionOfCamelsHttpComponents() {
        ChatwootHttpException failure = failure(RecordedReply.of("03-contacts", "create-bad-phone"));

        assertThat(failure).isInstanceOf(HttpOperationFailedException.class);
        assertThat(failure.getStatusCode()).isEqualTo(422);
        assertThat(failure.getUri())
                .isEqualTo("/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages");
        assertThat(failure.getResponseBody()).contains("Phone number should be in e164 format");
    }

    private static ChatwootHttpException failure(Reply reply) {
        try (FakeServer server = FakeServer.answering(reply);
                TestRoute route = TestRoute.to("chatwoot:createMessage", server.url())) {
            Exception failure = route.failure("Hello", Map.of());

            assertThat(server.only().header("api-access-token")).isEqualTo(TestRoute.TOKEN);
            assertThat(failure).isInstanceOf(ChatwootHttpException.class);
            return (ChatwootHttpException) failure;
        }
    }
}
