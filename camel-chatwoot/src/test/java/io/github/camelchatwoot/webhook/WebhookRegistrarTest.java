// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that a server gives when others register in the same moment, when it is old, or when it does not obey. */
class WebhookRegistrarTest extends RegistrarCase {

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
}
