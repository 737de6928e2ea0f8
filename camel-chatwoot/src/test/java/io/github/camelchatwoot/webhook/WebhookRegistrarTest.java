// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers that a server gives when others register in the same moment, when it is old, or when it does not obey. */
class WebhookRegistrarTest {

    private static final String WEBHOOKS = "/api/v1/accounts/1/webhooks";
    private static final String INBOX = "/api/v1/accounts/1/inboxes/5";
    private static final String NONE = "{\"payload\":{\"webhooks\":[]}}";
    private static final String OURS = webhook(7, TestRegistrar.URL, "\"message_created\"", "zq7one");
    private static final Reply TAKEN =
            Reply.json(422, "{\"message\":\"Url has already been taken\",\"attributes\":[\"url\"]}");
    private static final Reply BROKEN = Reply.json(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final FakeServer server = FakeServer.answering(this::reply);
    private TestRegistrar test = new TestRegistrar(server.url(), WebhookRegister.ACCOUNT);

    @BeforeEach
    void nothingIsRegisteredYet() {
        assertThat(test.registrar.state().standing()).isEqualTo(Standing.STARTING);
        assertThat(test.registrar.current()).isEmpty();
    }

    @AfterEach
    void close() {
        test.close();
        server.close();
    }

    /** The replies in order, and the last one for ever; who else posts here is not known. */
    private synchronized Reply reply(Received request) {
        boolean advice = request.path().endsWith("/inboxes") || request.path().endsWith("/agent_bots");
        if (advice) {
            return Reply.json(401, "{\"error\":\"You are not authorized to do this action\"}");
        }
        return replies.size() > 1 ? replies.remove() : Objects.requireNonNull(replies.peek());
    }

    private synchronized void answers(Reply... next) {
        replies.clear();
        replies.addAll(List.of(next));
    }

    private static String webhook(long id, String url, String subscriptions, String secret) {
        return "{\"id\":" + id + ",\"url\":\"" + url + "\",\"account_id\":1,\"subscriptions\":[" + subscriptions + "]"
                + (secret.isEmpty() ? "" : ",\"secret\":\"" + secret + "\"") + "}";
    }

    private static Reply list(String... webhooks) {
        return Reply.json(200, "{\"payload\":{\"webhooks\":[" + String.join(",", webhooks) + "]}}");
    }

    private static Reply one(String webhook) {
        return Reply.json(200, "{\"payload\":{\"webhook\":" + webhook + "}}");
    }

    private static Reply inbox(String channel, String url, String secret) {
        return Reply.json(
                200,
                "{\"id\":5,\"channel_type\":\"" + channel + "\",\"webhook_url\":" + url + ",\"secret\":\"" + secret
                        + "\"}");
    }

    private List<String> asked() {
        return server.received().stream()
                .filter(request ->
                        !request.path().endsWith("/inboxes") && !request.path().endsWith("/agent_bots"))
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    private Map<String, Object> sent(String method) {
        return server.received().stream()
                .filter(request -> request.method().equals(method))
                .reduce((first, last) -> last)
                .orElseThrow()
                .json();
    }

    private void use(TestRegistrar other) {
        test.close();
        test = other;
    }

    @Test
    void whatIsNotThereIsCreatedAndItsSecretTakenOver() {
        answers(Reply.json(200, NONE), one(OURS), list(OURS));

        assertThat(test.register().isGood()).isTrue();

        assertThat(test.registrar.current()).containsExactly("zq7one");
        assertThat(asked()).startsWith("GET " + WEBHOOKS, "POST " + WEBHOOKS);
        assertThat(sent("POST"))
                .containsEntry("url", TestRegistrar.URL)
                .containsEntry("subscriptions", List.of("message_created"));
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 500})
    void whatSomebodyElseCreatedInTheSameMomentIsAdopted(int status) {
        answers(Reply.json(200, NONE), status == 422 ? TAKEN : BROKEN, list(OURS));

        assertThat(test.register().isGood()).isTrue();

        assertThat(test.registrar.current()).containsExactly("zq7one");
        assertThat(asked()).startsWith("GET " + WEBHOOKS, "POST " + WEBHOOKS, "GET " + WEBHOOKS);
    }

    @Test
    void whatSomebodyElseCreatedWithOtherEventsIsAdoptedAndChanged() {
        String other = webhook(7, TestRegistrar.URL, "\"contact_created\"", "zq7one");
        answers(Reply.json(200, NONE), TAKEN, list(other), one(OURS), list(OURS));

        assertThat(test.register().isGood()).isTrue();

        assertThat(asked())
                .startsWith("GET " + WEBHOOKS, "POST " + WEBHOOKS, "GET " + WEBHOOKS, "PATCH " + WEBHOOKS + "/7");
        assertThat(sent("PATCH")).containsEntry("subscriptions", List.of("message_created"));
    }

    @Test
    void whatTheServerRefusesIsToldAndTriedAgainAfterAWhile() {
        answers(Reply.json(200, NONE), TAKEN, Reply.json(200, NONE));

        RegistrationState refused = test.register();

        assertThat(refused.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(refused.reason()).contains("createWebhook", "422", "Url has already been taken");
        assertThat(asked()).hasSize(3);
        answers(list(OURS));
        test.time.pass(Duration.ofSeconds(1));
        test.until(() -> test.registrar.state().isGood());
        assertThat(test.registrar.current()).containsExactly("zq7one");
    }

    @Test
    void itWaitsLongerEachTime() {
        answers(BROKEN);
        test.register();

        int asked = asked().size();
        for (int i = 0; i < 8; i++) {
            test.time.pass(Duration.ofSeconds(30));
            test.until(() -> test.time.waiting() > 0);
        }
        assertThat(asked()).hasSize(asked + 8); // at most one attempt in 15 s, once the longest wait is reached
        assertThat(test.registrar.state().standing()).isEqualTo(Standing.NOT_REGISTERED);
    }

    @Test
    void anotherSpellingIsAdoptedAndChangedToOurs() {
        String slash = webhook(7, TestRegistrar.URL + "/", "\"message_created\",\"contact_created\"", "zq7one");
        answers(list(webhook(3, "https://example.com", "", "x"), slash), one(OURS), list(OURS));

        assertThat(test.register().isGood()).isTrue();

        assertThat(asked())
                .startsWith("GET " + WEBHOOKS, "PATCH " + WEBHOOKS + "/7")
                .noneMatch(call -> call.startsWith("POST"));
        assertThat(sent("PATCH"))
                .containsEntry("url", TestRegistrar.URL)
                .containsEntry("subscriptions", List.of("message_created"));
    }

    @Test
    void aServerThatKeepsAnotherAddressHasNotRegisteredOurs() {
        answers(Reply.json(200, NONE), one(webhook(7, "http://127.0.0.1:9/other", "\"message_created\"", "zq7one")));

        RegistrationState state = test.register();

        assertThat(state.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(state.reason())
                .contains("http://127.0.0.1:9/other", "instead of " + TestRegistrar.URL)
                .doesNotContain("zq7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"payload\":{\"webhooks\":[1]}}", "not JSON", ""})
    void answersOfAnotherShapeAreTold(String body) {
        answers(Reply.json(200, body));

        RegistrationState state = test.register();

        assertThat(state.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(state.reason()).contains("listWebhooks");
    }

    @ParameterizedTest
    @CsvSource({"4.15.1, administrator", "4.11.1, 4.11.2", ", administrator"})
    void withoutASecretNothingCanBeVerified(String version, String advice) {
        use(new TestRegistrar(server.url(), WebhookRegister.ACCOUNT, version, Set.of("message_created"), List.of()));
        answers(list(webhook(7, TestRegistrar.URL, "\"message_created\"", "")));

        RegistrationState state = test.register();

        assertThat(state.standing()).isEqualTo(Standing.REGISTERED_WITHOUT_SECRET);
        assertThat(state.reason()).contains("Chatwoot does not tell the secret", advice);

        test.result(test.registrar.check());
        assertThat(test.registrar.state()).isEqualTo(state);

        answers(list(OURS));
        test.result(test.registrar.check());
        assertThat(test.registrar.state().isGood()).isTrue();
    }

    @Test
    void aConfiguredSecretWillDo() {
        use(new TestRegistrar(
                server.url(), WebhookRegister.ACCOUNT, "4.15.1", Set.of("message_created"), List.of("configured")));
        answers(list(webhook(7, TestRegistrar.URL, "\"message_created\"", "")));

        assertThat(test.register().isGood()).isTrue();

        assertThat(test.registrar.current()).containsExactly("configured");
    }

    @Test
    void theCallbackOfAnInboxIsSetWithinItsChannel() {
        use(new TestRegistrar(server.url(), WebhookRegister.INBOX));
        answers(
                inbox("Channel::Api", "\"https://old.example.com/x\"", "zq7in"),
                inbox("Channel::Api", "\"" + TestRegistrar.URL + "\"", "zq7in"),
                Reply.json(200, NONE));

        assertThat(test.register().isGood()).isTrue();

        assertThat(asked()).startsWith("GET " + INBOX, "PATCH " + INBOX);
        assertThat(sent("PATCH")).isEqualTo(Map.of("channel", Map.of("webhook_url", TestRegistrar.URL)));
        assertThat(test.registrar.current()).containsExactly("zq7in");
    }

    @Test
    void anInboxThatIgnoresItsChannelIsNotRegistered() {
        use(new TestRegistrar(server.url(), WebhookRegister.INBOX));
        answers(inbox("Channel::Api", "null", "zq7in"));

        RegistrationState state = test.register();

        assertThat(state.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(state.reason()).contains("inbox 5", "nothing instead of " + TestRegistrar.URL);
    }

    @Test
    void anInboxOfAnotherKindHasNoCallback() {
        use(new TestRegistrar(server.url(), WebhookRegister.INBOX));
        answers(inbox("Channel::WebWidget", "null", ""));

        RegistrationState state = test.register();

        assertThat(state.standing()).isEqualTo(Standing.NOT_REGISTERED);
        assertThat(state.reason()).contains("inbox 5 is a Channel::WebWidget", "inboxId", "webhookRegister=account");
        assertThat(asked()).containsExactly("GET " + INBOX);
    }

    @Test
    void theSecretIsReadAgainOnceInTenSecondsForAllWhoAsk() {
        answers(list(OURS));
        test.register();
        test.until(() -> asked().size() == 2); // the second for the advice
        answers(list(webhook(7, TestRegistrar.URL, "\"message_created\"", "zq7two")));

        List<CompletableFuture<Boolean>> askers = List.of(test.registrar.refresh(), test.registrar.refresh());
        askers.forEach(test::result);

        assertThat(askers).allMatch(CompletableFuture::join);
        assertThat(test.registrar.current()).containsExactly("zq7two", "zq7one");
        assertThat(asked()).hasSize(3);
        assertThat(test.registrar.refresh().join()).isFalse();
        test.time.pass(Duration.ofSeconds(10));
        assertThat(test.result(test.registrar.refresh())).isTrue();
        assertThat(asked()).hasSize(4);
    }

    @Test
    void whoAsksWhileItIsBeingRegisteredWaitsForThat() {
        answers(list(OURS));
        test.registrar.register();

        CompletableFuture<Boolean> asker = test.registrar.refresh();

        assertThat(test.result(asker)).isTrue();
        assertThat(test.registrar.current()).containsExactly("zq7one");
        assertThat(test.result(test.registrar.refresh()))
                .as("the first that is asked")
                .isTrue();
    }

    @Test
    void theSecretOfAnotherWebhookIsNotTakenOver() {
        answers(list(OURS));
        test.register();
        answers(list(webhook(7, "https://somebody.example.com", "\"message_created\"", "zq7theirs")));

        assertThat(test.result(test.registrar.refresh())).isFalse();

        assertThat(test.registrar.current()).containsExactly("zq7one");
    }

    @Test
    void aSecretThatCannotBeReadChangesNothing() {
        answers(list(OURS));
        test.register();
        answers(BROKEN);

        assertThat(test.result(test.registrar.refresh())).isFalse();

        assertThat(test.registrar.current()).containsExactly("zq7one");
        assertThat(test.registrar.state().isGood()).isTrue();
    }

    @Test
    void itIsLookedAgainAfterEachInterval() {
        answers(list(OURS));
        test.register();
        test.until(() -> asked().size() == 2);
        answers(list(webhook(7, TestRegistrar.URL, "\"message_created\"", "zq7two")));

        test.time.pass(TestRegistrar.CHECKS);
        test.until(() -> test.time.waiting() == 1);

        assertThat(test.registrar.current()).containsExactly("zq7two", "zq7one");
        assertThat(test.registrar.state().isGood()).isTrue();
        test.time.pass(TestRegistrar.CHECKS);
        test.until(() -> test.time.waiting() == 1);
        assertThat(asked()).hasSize(4);
    }

    @Test
    void whatSomebodyHasChangedIsToldAndNotChangedBack() {
        answers(list(OURS));
        test.register();
        test.until(() -> asked().size() == 2);

        assertChanged(Reply.json(200, NONE), "there is no webhook for " + TestRegistrar.URL);
        assertChanged(list(webhook(7, "https://example.com/x", "", "s")), "webhook 7 posts to https://example.com/x");
        assertChanged(
                list(webhook(7, TestRegistrar.URL + "/", "", "s")), "webhook 7 posts to " + TestRegistrar.URL + "/");
        assertChanged(
                list(webhook(7, TestRegistrar.URL, "\"contact_created\"", "s")),
                "does not subscribe to message_created");
        answers(list(OURS));
        test.result(test.registrar.check());
        assertThat(test.registrar.state().isGood()).isTrue();
        assertThat(asked()).allMatch(call -> call.startsWith("GET"));
    }

    private void assertChanged(Reply now, String words) {
        answers(now);
        test.result(test.registrar.check());
        assertThat(test.registrar.state().standing()).isEqualTo(Standing.CHANGED);
        assertThat(test.registrar.state().reason()).contains(words, "start the route again");
    }

    @Test
    void anInboxThatIsGoneIsToldToo() {
        use(new TestRegistrar(server.url(), WebhookRegister.INBOX));
        answers(inbox("Channel::Api", "\"" + TestRegistrar.URL + "\"", "zq7in"));
        test.register();

        assertChanged(Reply.json(404, "{\"error\":\"Resource could not be found\"}"), "inbox 5 is gone");
        assertChanged(inbox("Channel::Api", "\"\"", "s"), "the address of inbox 5 is nothing instead of");
    }

    @Test
    void aServerThatDoesNotAnswerChangesNothing() {
        answers(list(OURS));
        test.register();
        answers(BROKEN);

        test.result(test.registrar.check());

        assertThat(test.registrar.state().isGood()).isTrue();
    }

    @Test
    void onlyWhatIsStillOursIsTakenAway() {
        answers(list(webhook(7, TestRegistrar.URL + "/", "\"message_created\"", "s")));

        test.result(test.registrar.stop(true));

        assertThat(asked()).containsExactly("GET " + WEBHOOKS);
    }

    @Test
    void aStopWhileItIsBeingRegisteredTakesAwayWhatWasMade() {
        answers(Reply.json(200, NONE), one(OURS), list(OURS), Reply.empty(200));
        test.registrar.register();

        test.result(test.registrar.stop(true));

        assertThat(asked()).contains("POST " + WEBHOOKS).endsWith("DELETE " + WEBHOOKS + "/7");
        assertThat(test.time.waiting()).as("what is still to be done").isZero();
    }

    @Test
    void afterAStopNothingIsAskedAnyMore() {
        answers(list(OURS));
        test.register();

        test.result(test.registrar.stop(false));

        assertThat(test.time.waiting()).isZero();
        assertThat(asked()).noneMatch(call -> call.startsWith("DELETE"));
    }

    @Test
    void aStopDoesNotFailWhenTheServerDoes() {
        answers(BROKEN);
        test.register();

        assertThat(test.result(test.registrar.stop(true))).isNull();
    }

    @Test
    void thereIsNoEndlessLoopWhenTheTimeIsOver() {
        ScheduledExecutorService gone = Executors.newSingleThreadScheduledExecutor();
        gone.shutdownNow();
        SystemTime over = new SystemTime(gone);
        over.close();
        use(new TestRegistrar(server.url(), over));
        answers(BROKEN);

        test.registrar.register();
        test.until(() -> test.registrar.state().standing() == Standing.NOT_REGISTERED);

        await().during(Duration.ofMillis(300)).until(() -> asked().size() == 1);
    }

    @Test
    void theNextOneKnowsTheSecretsBeforeChatwootTellsThem() {
        answers(list(OURS));
        test.register();

        assertThat(test.again().current()).containsExactly("zq7one");
    }
}
