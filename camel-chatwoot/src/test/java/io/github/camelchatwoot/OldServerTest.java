// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Arrays;
import java.util.Map;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.recorded.Answered;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is too old for a call, over the network. */
class OldServerTest {

    /** What a real server answered for a path that it does not know. */
    private static Reply unknownRoute() {
        Answered answered = Recordings.step("09/unknown-route").answered();
        return Reply.of(answered.status(), answered.headers().getOrDefault("content-type", ""), answered.body());
    }

    private static FakeServer old(String version) {
        return FakeServer.answering(request -> isQuestion(request)
                ? Reply.json(200, "{\"version\":\"" + version + "\",\"queue_services\":\"ok\"}")
                : unknownRoute());
    }

    private static boolean isQuestion(Received request) {
        return request.path().equals("/api");
    }

    @Test
    void anUnknownRouteIsExplainedByTheServersVersion() {
        try (FakeServer server = old("4.10.0");
                TestRoute route = TestRoute.to("chatwoot:resetInboxSecret?inboxId=3", server.url())) {
            for (int i = 0; i < 3; i++) {
                assertThat(route.failure(null, Map.of()))
                        .isInstanceOf(ChatwootHttpException.class)
                        .hasMessageContaining("answered 404")
                        .hasMessageEndingWith(
                                "chatwoot:resetInboxSecret needs Chatwoot 4.13.0 or newer; this server says 4.10.0");
            }
            assertThat(server.received().stream().filter(OldServerTest::isQuestion))
                    .as("asked once, without a token")
                    .singleElement()
                    .satisfies(request -> assertThat(request.headers()).doesNotContainKey("api-access-token"));
        }
    }

    /** The header may run another operation than the endpoint's. */
    @Test
    void theOperationOfTheCallCounts() {
        try (FakeServer server = old("4.13.0");
                TestRoute route = TestRoute.to("chatwoot:resetInboxSecret?inboxId=3&contactId=1", server.url())) {
            assertThat(route.failure(null, Map.of("CamelChatwootOperation", "listContactAttachments")))
                    .hasMessageEndingWith(
                            "listContactAttachments needs Chatwoot 4.14.0 or newer; this server says 4.13.0");
            assertThat(route.failure(null, Map.of()))
                    .hasMessageContaining("this server does not know the path: check baseUrl");
        }
    }

    @Test
    void whatEveryVersionKnowsIsNotExplained() {
        try (FakeServer server = old("4.10.0");
                TestRoute route = TestRoute.to("chatwoot:getConversation", server.url())) {
            assertThat(route.failure(null, Map.of())).hasMessageContaining("does not know the path");
            assertThat(server.received()).noneMatch(OldServerTest::isQuestion);
        }
    }

    @Test
    void aThingThatIsNotThereIsNotExplained() {
        Reply gone = Reply.json(404, "{\"error\":\"Resource could not be found\"}");
        try (FakeServer server = FakeServer.answering(gone);
                TestRoute route = TestRoute.to("chatwoot:resetInboxSecret?inboxId=3", server.url())) {
            assertThat(route.failure(null, Map.of()))
                    .isInstanceOfSatisfying(
                            ChatwootHttpException.class,
                            failure -> assertThat(failure.getFailure()).isInstanceOf(Failure.NotFound.class))
                    .hasMessageContaining("check the ids");
            assertThat(server.received()).hasSize(1);
        }
    }

    /** No version is named that is newer than the server that the table was made from. */
    @Test
    void theTableNamesNoVersionThatNobodyHasSeen() {
        assertThat(Arrays.stream(Operation.values())
                        .map(Operation::role)
                        .filter(Spec.class::isInstance)
                        .map(role -> ((Spec) role).since())
                        .filter(since -> since != null))
                .hasSize(10)
                .noneMatch(since -> new Version("4.15.1").isOlderThan(since));
    }
}
