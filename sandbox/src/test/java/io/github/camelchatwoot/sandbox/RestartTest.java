// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.sandbox.fault.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The server goes away and comes back. */
class RestartTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final Api admin = Api.admin(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void thePortIsClosedForAWhileAndAllIsKept() {
        int port = sandbox.port();
        long id = admin.post("/contacts", Map.of("name", "Ola"))
                .json()
                .at("/payload/contact/id")
                .asLong();

        sandbox.restart(LONG);

        assertThatThrownBy(() -> admin.get("/contacts/" + id)).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.awaitIdle(Duration.ofMillis(1))).isFalse();
        sandbox.advance(LONG);
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(sandbox.port()).isEqualTo(port);
        assertThat(admin.get("/contacts/" + id).text()).contains("Ola");
    }

    @Test
    void thePortOpensByTheTimeOfTheMachineToo() {
        sandbox.restart(Duration.ofMillis(30));

        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(admin.get("/contacts").status()).isEqualTo(200);
    }

    @Test
    void aSecondRestartWhileThePortIsClosedChangesNothing() {
        sandbox.restart(LONG).restart(Duration.ZERO);

        assertThat(sandbox.awaitIdle(Duration.ofMillis(100))).isFalse();
        sandbox.advance(LONG);
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(admin.get("/contacts").status()).isEqualTo(200);
    }

    @Test
    void aRequestThatWasBeingHandledIsNotDone() {
        sandbox.faults().on(Route.CREATE_CONTACT).slow(LONG);
        CompletableFuture<Api.Reply> reply = CompletableFuture.supplyAsync(
                () -> admin.post("/contacts", Map.of("name", "Ola", "email", "ola@example.com")));
        await().until(() -> sandbox.faults().struck() == 1);

        sandbox.restart(Duration.ZERO);

        assertThat(reply).failsWithin(LIMIT).withThrowableThat().havingRootCause();
        sandbox.advance(LONG);
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        assertThat(admin.get("/contacts").text()).doesNotContain("Ola");
    }

    @Test
    void aSandboxThatWasClosedCanBeStartedAgainAndControlled() {
        sandbox.close();
        sandbox.start();

        sandbox.faults().anyRoute().answer(500);

        Api control = Api.anonymous(sandbox);
        assertThat(control.get("/sandbox/faults").json().path("faults")).hasSize(1);
        assertThat(control.get("/health").status()).isEqualTo(500);
    }

    @Test
    void itIsClosedWhileThePortIs() {
        sandbox.restart(LONG);

        long begun = System.nanoTime();
        sandbox.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
}
