// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Against a double of the server that behaves, or does not. */
@Timeout(60)
class CableSandboxTest {

    private final ChatwootSandbox sandbox = ChatwootSandbox.builder()
            .apiInbox("SMS", "")
            .contact("Dora", dora -> dora.sourceId("dora"))
            .incoming("Hello?")
            .start();

    private final long conversation = sandbox.data().conversation("Dora").id();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private LiveCable user(CableSettings settings) {
        return new LiveCable(settings, LiveCable.at(sandbox.baseUrl()), fresh -> SandboxPeople.administrator(sandbox));
    }

    @Test
    void aUserHearsWhatHappens() {
        try (LiveCable cable = user(LiveCable.QUICK).start().confirmed()) {
            sandbox.customer("dora").write("one");
            sandbox.agent().reply(conversation, "two");

            await().until(() -> cable.ears.messages().size() == 2);
            assertThat(cable.ears.messages()).containsExactly("one", "two");
            assertThat(cable.ears.troubles).isEmpty();
            assertThat(cable.status().heard()).isTrue();
        }
    }

    @Test
    void aContactHearsTheAnswers() {
        CableIdentifier dora = SandboxPeople.contact(sandbox, sandbox.data().apiInbox("SMS"), "dora");
        try (LiveCable cable = new LiveCable(
                        LiveCable.QUICK, LiveCable.at(sandbox.baseUrl() + "/"), LiveCable.always(dora))
                .start()
                .confirmed()) {
            sandbox.agent().note(conversation, "not for her");
            sandbox.agent().reply(conversation, "for her");

            await().until(() -> !cable.ears.messages().isEmpty());
            assertThat(cable.ears.messages()).containsExactly("for her");
        }
    }
}
