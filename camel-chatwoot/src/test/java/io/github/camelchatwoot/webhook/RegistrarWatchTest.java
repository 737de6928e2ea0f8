// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a registrar does once it has registered: new secrets, changes by others, the stop. */
class RegistrarWatchTest extends RegistrarCase {

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

        assertThat(asked())
                .containsExactly("GET " + WEBHOOKS, "POST " + WEBHOOKS, "GET " + WEBHOOKS, "DELETE " + WEBHOOKS + "/7");
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
