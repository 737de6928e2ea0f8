// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Starting, finding and stopping a sandbox. */
class LifecycleTest {
    @Test
    void startsWithinASecondOnAFreePort() {
        long begun = System.nanoTime();
        try (ChatwootSandbox sandbox = new ChatwootSandbox().start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(sandbox.port()).isPositive();
            assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + sandbox.port());
            assertThat(Api.anonymous(sandbox).get("/api").json().path("version").asText())
                    .isEqualTo("4.15.1");
            assertThat(Api.anonymous(sandbox).get("/health").text()).isEqualTo("{\"status\":\"woot\"}");
        }
    }

    @Test
    void listensOnTheWantedPortAndRefusesATakenOne() {
        int port;
        try (ChatwootSandbox first = new ChatwootSandbox().start()) {
            port = first.port();
            ChatwootSandbox second = new ChatwootSandbox().port(port);
            assertThatThrownBy(second::start).isInstanceOf(IllegalStateException.class);
        }
        try (ChatwootSandbox again = new ChatwootSandbox().port(port).start()) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void isSeededWithAnAdministratorAndAnAgent() {
        try (ChatwootSandbox sandbox = new ChatwootSandbox().start()) {
            assertThat(Api.admin(sandbox).get("/agents").json().findValuesAsText("name"))
                    .containsExactly("Ada Admin", "Gus Agent");
            assertThat(Api.agent(sandbox)
                            .get("/api/v1/profile")
                            .json()
                            .path("role")
                            .asText())
                    .isEqualTo("agent");
        }
    }

    @Test
    void tellsTheTimeOfItsClock() {
        Clock clock = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);
        try (ChatwootSandbox sandbox = new ChatwootSandbox().setClock(clock).start()) {
            long createdAt = Api.admin(sandbox)
                    .post("/contacts", Map.of("name", "Ola"))
                    .json()
                    .at("/payload/contact/created_at")
                    .asLong();

            assertThat(createdAt).isEqualTo(clock.instant().getEpochSecond());
        }
    }

    @Test
    void showsThePageAndItsSession() {
        try (ChatwootSandbox sandbox = new ChatwootSandbox().start()) {
            Api visitor = Api.anonymous(sandbox);

            assertThat(visitor.get("/").contentType()).startsWith("text/html");
            assertThat(visitor.get("/page/session.json").json().path("token").asText())
                    .isEqualTo(sandbox.agentToken());
            assertThat(visitor.get("/page/..%2Fpage%2Findex.html").status()).isEqualTo(404);
        }
    }
}
