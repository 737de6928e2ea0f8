// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** The windows of a message list, over 130 messages of which every tenth is private. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageListTest {
    private final ChatwootSandbox sandbox = new ChatwootSandbox();
    private final List<Long> ids = new ArrayList<>();
    private String path = "";

    @BeforeAll
    void write() {
        sandbox.start();
        ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
        Api admin = Api.admin(sandbox);
        path = "/conversations/" + admin.conversation(inbox, "s-1") + "/messages";
        for (int i = 0; i < 130; i++) {
            ids.add(admin.post(path, Map.of("content", "message " + i, "private", i % 10 == 0))
                    .id());
        }
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Test
    void withoutACursorTheNewestTwenty() {
        assertThat(list("")).isEqualTo(ids.subList(110, 130));
    }

    @Test
    void beforeTwentySmallerOnes() {
        assertThat(list("?before=" + ids.get(50))).isEqualTo(ids.subList(30, 50));
    }

    @Test
    void afterAHundredBiggerOnes() {
        assertThat(list("?after=" + ids.get(9))).isEqualTo(ids.subList(10, 110));
    }

    @Test
    void betweenIsInclusiveAtItsBeginningOnly() {
        assertThat(list("?after=" + ids.get(5) + "&before=" + ids.get(8))).isEqualTo(ids.subList(5, 8));
        assertThat(list("?after=" + ids.get(0) + "&before=" + (ids.get(0) + 1000)))
                .isEqualTo(ids);
    }

    @Test
    void whatIsNoNumberIsZero() {
        assertThat(list("?before=abc")).isEmpty();
        assertThat(list("?after=abc")).isEqualTo(ids.subList(0, 100));
    }

    @Test
    void withoutInternalMessages() {
        assertThat(list("?filter_internal_messages=true&before=" + ids.get(21)))
                .hasSize(18)
                .doesNotContain(ids.get(10), ids.get(20));
    }

    private List<Long> list(String query) {
        List<Long> found = new ArrayList<>();
        for (JsonNode message : Api.admin(sandbox).get(path + query).json().path("payload")) {
            found.add(message.path("id").asLong());
        }
        return found;
    }
}
