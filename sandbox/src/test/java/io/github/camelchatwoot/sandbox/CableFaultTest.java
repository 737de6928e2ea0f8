// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Connections of the WebSocket that go wrong because somebody wants them to. */
class CableFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final int ABNORMAL = 1006;

    private final ChatwootSandbox sandbox = new ChatwootSandbox().start();
    private final FaultSwitches faults = sandbox.faults();
    private final Api admin = Api.admin(sandbox);
    private final ApiInbox inbox = sandbox.createApiInbox("Bridge", "");
    private final String conversation = "/conversations/" + admin.conversation(inbox, "s-1");
    private final CableClient user = CableClient.user(sandbox, admin);

    @AfterEach
    void close() {
        user.close();
        sandbox.close();
    }

    @Test
    void aDeafServerPingsAndConfirmsButTellsNothing() {
        faults.cable().deaf();
        user.clear();

        create("unheard");
        user.updatePresence(CableClient.write(CableClient.userIdentifier(admin)));
        try (CableClient later = CableClient.user(sandbox, Api.agent(sandbox))) {
            create("unheard again");
            sandbox.advance(BEAT);
            await().until(() -> pings(user) >= 1 && pings(later) >= 1);

            assertThat(user.frames()).allMatch(frame -> frame.startsWith("{\"type\":\"ping\""));
            assertThat(later.names()).isEmpty();
            assertThat(later.events("presence.update")).isEmpty();

            faults.clear();
            create("heard");
            await().until(() -> heard(user).equals(List.of("heard")));
            await().until(() -> heard(later).equals(List.of("heard")));
        }
    }

    @Test
    void aServerMayBeDeafForOneEvent() {
        faults.cable().times(1).deaf();

        typing("on");
        create("heard");

        await().until(() -> heard(user).equals(List.of("heard")));
        assertThat(user.events("conversation.typing_on")).isEmpty();
        assertThat(faults.struck()).isEqualTo(1);
    }

    @Test
    void aServerMayNotPing() {
        faults.cable().noPings();
        user.clear();

        sandbox.advance(BEAT);
        await().until(() -> faults.struck() == 1);
        create("heard");
        await().until(() -> heard(user).equals(List.of("heard")));

        assertThat(pings(user)).isZero();
    }

    @Test
    void aHalfOpenConnectionIsSilentBothWaysAndStaysSo() {
        faults.cable().times(1).halfOpen();
        user.clear();
        CableClient fresh = CableClient.user(sandbox, Api.agent(sandbox));

        create("half heard");
        sandbox.advance(BEAT);
        await().until(() -> pings(fresh) >= 1 && heard(fresh).size() == 1);
        faults.clear();
        create("half heard too");
        await().until(() -> heard(fresh).size() == 2);

        assertThat(user.frames()).isEmpty();
        assertThat(user.closeCode()).isZero();
        fresh.close();
    }

    @Test
    void aNewConnectionMayBeHalfOpenFromTheBeginning() {
        user.close();
        await().until(() -> faults.cable().drop() == 0);
        faults.cable().halfOpen();

        try (CableClient client = new CableClient(sandbox)) {
            client.subscribe(CableClient.userIdentifier(admin));
            sandbox.advance(BEAT);
            await().until(() -> faults.struck() == 1);

            assertThat(client.frames()).isEmpty();
            assertThat(client.closeCode()).isZero();
        }
    }

    @Test
    void framesSwapTheirPlaces() {
        faults.cable().times(1).reordered(LONG);
        user.clear();

        typing("on");
        typing("off");

        await().until(() -> user.names().size() == 2);
        assertThat(user.names()).containsExactly("conversation.typing_off", "conversation.typing_on");
    }

    @Test
    void aFrameIsNotHeldBackForEver() {
        faults.cable().times(1).reordered(LONG);
        user.clear();

        typing("on");
        await().until(() -> faults.struck() == 1);
        assertThat(user.names()).isEmpty();
        sandbox.advance(LONG);

        await().until(() -> user.names().equals(List.of("conversation.typing_on")));
    }

    @Test
    void aSubscriptionIsNotConfirmed() {
        faults.cable().times(1).confirmWithheld();

        try (CableClient client = new CableClient(sandbox)) {
            String identifier = client.subscribe(CableClient.userIdentifier(admin));
            await().until(() -> faults.struck() == 1); // only then it hears
            create("heard");
            await().until(() -> heard(client).equals(List.of("heard")));

            assertThat(client.confirmations(identifier)).isEmpty();
        }
    }

    @Test
    void clientsAreTakenLeaveOf() {
        assertThat(faults.cable().contacts().disconnect("remote", false)).isZero();
        assertThat(faults.cable().users().disconnect("server_restart", true)).isEqualTo(1);

        await().until(() -> user.closeCode() != 0);
        assertThat(user.closeCode()).isEqualTo(1000);
        assertThat(user.frames())
                .last()
                .isEqualTo("{\"type\":\"disconnect\",\"reason\":\"server_restart\",\"reconnect\":true}");
    }

    @Test
    void connectionsDrop() {
        assertThat(faults.cable().drop()).isEqualTo(1);

        await().until(() -> user.closeCode() != 0);
        assertThat(user.closeCode()).isEqualTo(ABNORMAL);
        assertThat(user.frames()).noneMatch(frame -> frame.contains("\"disconnect\""));
    }

    @Test
    void usersAndContactsAreToldApart() {
        try (CableClient contact = CableClient.contact(sandbox, contactToken())) {
            faults.cable().contacts().deaf();
            contact.clear();

            create("for users");
            sandbox.advance(BEAT);
            await().until(() -> heard(user).equals(List.of("for users")) && pings(contact) >= 1);

            assertThat(contact.names()).isEmpty();
        }
    }

    @Test
    void anotherTokenLeavesTheOldSubscriptionWithoutEvents() {
        long id = admin.get("/api/v1/profile").json().path("id").asLong();
        Map<String, Object> old = CableClient.userIdentifier(admin);
        user.clear();

        String token = sandbox.renewPubsubToken(id);

        try (CableClient fresh = CableClient.user(sandbox, admin)) {
            assertThat(CableClient.userIdentifier(admin)).containsEntry("pubsub_token", token);
            create("for the new token");
            await().until(() -> heard(fresh).equals(List.of("for the new token")));
            assertThat(heard(user)).isEmpty();
        }
        try (CableClient stale = new CableClient(sandbox)) {
            String identifier = stale.subscribe(old);
            sandbox.advance(BEAT);
            await().until(() -> pings(stale) >= 1);
            assertThat(stale.confirmations(identifier)).isEmpty();
        }
        assertThatThrownBy(() -> sandbox.renewPubsubToken(4711)).hasMessageContaining("There is no user 4711");
    }

    @Test
    void aRestartDropsAllAndKeepsTheTokens() {
        Map<String, Object> identifier = CableClient.userIdentifier(admin);

        sandbox.restart(Duration.ZERO);

        await().until(() -> user.closeCode() != 0);
        assertThat(user.closeCode()).isEqualTo(ABNORMAL);
        assertThat(sandbox.awaitIdle(LIMIT)).isTrue();
        try (CableClient again = new CableClient(sandbox)) {
            again.confirmed(again.subscribe(identifier));
            create("after");
            await().until(() -> heard(again).equals(List.of("after")));
        }
    }

    @Test
    void withoutRedisNoFrameTellsOfAMessage() {
        faults.on(Route.CREATE_MESSAGE).times(1).redisAway();
        user.clear();

        assertThat(admin.post(conversation + "/messages", Map.of("content", "kept"))
                        .status())
                .isEqualTo(422);
        create("heard");

        await().until(() -> heard(user).contains("heard"));
        assertThat(heard(user)).containsExactly("heard");
    }

    @Test
    void theyAreSwitchedOnOverHttp() {
        Api control = Api.anonymous(sandbox);
        user.clear();
        control.post("/sandbox/faults", Map.of("on", "cable", "kind", "deaf", "subscriber", "user"));
        create("unheard");
        control.delete("/sandbox/faults");
        create("heard");
        await().until(() -> heard(user).equals(List.of("heard")));

        long id = admin.get("/api/v1/profile").json().path("id").asLong();
        Api.Reply changed = control.post("/sandbox/token-change", Map.of("user_id", id));
        assertThat(changed.json().path("pubsub_token").asText())
                .isEqualTo(CableClient.userIdentifier(admin).get("pubsub_token"));
        assertThat(control.post("/sandbox/token-change", Map.of("user_id", 4711))
                        .status())
                .isEqualTo(422);

        assertThat(control.post("/sandbox/cable/disconnect", Map.of("subscriber", "contact"))
                        .json()
                        .path("connections")
                        .asInt())
                .isZero();
        assertThat(control.post("/sandbox/cable/drop", Map.of())
                        .json()
                        .path("connections")
                        .asInt())
                .isEqualTo(1);
        await().until(() -> user.closeCode() == ABNORMAL);
    }

    private void create(String content) {
        assertThat(admin.post(conversation + "/messages", Map.of("content", content))
                        .status())
                .isEqualTo(200);
    }

    /** The agent writes, or no longer does; one event for others. */
    private void typing(String status) {
        assertThat(Api.agent(sandbox)
                        .post(conversation + "/toggle_typing_status", Map.of("typing_status", status))
                        .status())
                .isEqualTo(200);
    }

    private String contactToken() {
        return Api.anonymous(sandbox)
                .get("/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/s-1")
                .json()
                .path("pubsub_token")
                .asText();
    }

    private static List<String> heard(CableClient client) {
        return client.events("message.created").stream()
                .map(message -> message.path("content").asText())
                .toList();
    }

    private static long pings(CableClient client) {
        return client.frames().stream()
                .filter(frame -> frame.startsWith("{\"type\":\"ping\""))
                .count();
    }
}
