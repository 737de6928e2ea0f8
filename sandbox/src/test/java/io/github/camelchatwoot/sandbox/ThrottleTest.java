// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.stream.IntStream;

import io.github.camelchatwoot.sandbox.Api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Too many requests. */
class ThrottleTest {
    private static final String SEARCH = "/contacts/search?q=zz";
    private static final String META = "/conversations/meta";

    private final ChatwootSandbox sandbox = new ChatwootSandbox();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void afterTheLimitNothingIsAnsweredForTheRestOfTheMinute() {
        Api admin = start(3);
        repeat(3, admin, "/labels");

        Reply reply = admin.get("/labels");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.contentType()).isEqualTo("text/plain");
        assertThat(reply.text()).isEqualTo("Retry later\n");
        assertThat(admin.get("/health").status()).isEqualTo(200);
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(admin.get("/labels").status()).isEqualTo(200);
    }

    @Test
    void searchesAndCountsHaveTheirOwnLimits() {
        Api admin = start(3000);
        repeat(100, admin, SEARCH);
        repeat(30, admin, META);

        assertThat(admin.get(SEARCH).status()).isEqualTo(429);
        assertThat(Api.agent(sandbox).get(SEARCH).status()).isEqualTo(429);
        assertThat(admin.get(META).status()).isEqualTo(429);
        assertThat(Api.agent(sandbox).get(META).status()).isEqualTo(200);
        assertThat(admin.get("/contacts").status()).isEqualTo(200);
    }

    @Test
    void byDefaultThereIsNoLimit() {
        Api admin = start(0);

        repeat(101, admin, SEARCH);
    }

    private Api start(int limit) {
        sandbox.rateLimit(limit).start().freeze();
        return Api.admin(sandbox);
    }

    private static void repeat(int times, Api api, String path) {
        assertThat(IntStream.range(0, times).map(i -> api.get(path).status())).containsOnly(200);
    }
}
