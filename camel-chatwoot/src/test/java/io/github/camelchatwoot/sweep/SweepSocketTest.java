// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.fault.Route;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.MessageShelf;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A sweep over real sockets: the sandbox, and a server whose rows move from page to page. */
class SweepSocketTest {

    private static final String BEYOND = "http://127.0.0.1:9/nobody";

    private final ChatwootSandbox chatwoot =
            ChatwootSandbox.builder().webhookTimeout(Duration.ofSeconds(1)).build();

    private final Set<String> known = new HashSet<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        chatwoot.close();
    }

    private SocketSweep sweep(CursorStore store, EventType... wanted) {
        return new SocketSweep(chatwoot.baseUrl(), chatwoot.adminToken(), store, new StartFrom.Beginning(), wanted);
    }

    /** Everybody writes some messages; nobody hears of it, because the webhooks reach nobody. */
    private List<Long> written(int customers, int messages) {
        long inbox = chatwoot.data().apiInboxes().isEmpty()
                ? chatwoot.createApiInbox("SMS", BEYOND).id()
                : chatwoot.data().apiInbox("SMS").id();
        List<Long> written = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            String source = "c-" + customer;
            if (known.add(source)) {
                chatwoot.add(more -> more.contact(source, contact -> contact.sourceId(source)));
            }
            for (int message = 0; message < messages; message++) {
                written.add(chatwoot.customer(inbox, source).write("Message " + message));
            }
        }
        return written;
    }

    @Test
    void whatNoWebhookHasToldIsTold() {
        chatwoot.start();
        List<Long> written = written(60, 2);
        try (SocketSweep sweep = sweep(new CursorMemory(), EventType.MESSAGE_CREATED)) {
            SweepReport report = sweep.run();

            assertThat(report.trouble()).isNull();
            assertThat(report.repaired()).isEqualTo(120);
            assertThat(sweep.messages()).containsExactlyInAnyOrderElementsOf(written);
            assertThat(sweep.arrived()).allSatisfy(arrival -> {
                assertThat(arrival.event().facts().conversationId()).isNotNull();
                assertThat(arrival.event().facts().contactId()).isNotNull();
                assertThat(arrival.event().facts().contactSourceId()).startsWith("c-");
                assertThat(arrival.event().facts().messageType()).isEqualTo("incoming");
            });

            chatwoot.advance(Duration.ofMinutes(1));
            List<Long> more = written(3, 1);
            assertThat(sweep.run(SweepKind.CHECK).repaired()).isEqualTo(3);
            assertThat(sweep.messages()).containsAll(more).hasSize(123);
        }
    }

    @Test
    void afterACrashItGoesOnFromTheFile() {
        chatwoot.start();
        CursorFile store = new CursorFile(folder.resolve("cursor"), new CursorText(URI.create(chatwoot.baseUrl()), 1));
        Set<Long> all = new TreeSet<>(written(5, 1));
        List<Long> told = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            chatwoot.advance(Duration.ofMinutes(10));
            try (SocketSweep sweep = sweep(store, EventType.MESSAGE_CREATED)) {
                all.addAll(written(3, 1));
                long last = new TreeSet<>(all).last();
                await().until(() -> sweep.run().isComplete()
                        && store.load()
                                .filter(cursor -> cursor.lowMessageId() == last)
                                .isPresent());
                told.addAll(sweep.messages());
            }
        }

        assertThat(new TreeSet<>(told)).isEqualTo(all);
        assertThat(told).as("few come twice").hasSizeLessThan(all.size() + 2);
    }

    @Test
    void aServerWithFaultsIsAskedAgain() {
        chatwoot.start();
        List<Long> written = written(60, 3);
        chatwoot.faults().seed(7);
        chatwoot.faults().on(Route.LIST_MESSAGES).share(0.05).answer(500);
        chatwoot.faults().on(Route.LIST_CONVERSATIONS).share(0.2).cutBeforeCommit();
        try (SocketSweep sweep = sweep(new CursorMemory(), EventType.MESSAGE_CREATED)) {
            int runs = 0;
            boolean complete = false;
            for (; runs < 200 && !complete; runs++) {
                complete = sweep.run().isComplete();
            }

            assertThat(complete).isTrue();
            assertThat(chatwoot.faults().struck()).isPositive();
            assertThat(sweep.messages()).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        chatwoot.start();
        written(5, 1);
        chatwoot.faults().on(Route.LIST_CONVERSATIONS).slow(Duration.ofHours(1));
        try (SocketSweep sweep = sweep(new CursorMemory(), EventType.MESSAGE_CREATED)) {
            SweepRun run = sweep.sweep().run(SweepKind.CATCH_UP);
            SweepRun next = sweep.sweep().run(SweepKind.CATCH_UP);
            await().until(() -> chatwoot.faults().struck() == 1);

            sweep.sweep().close();

            await().until(() -> run.ended().isDone() && next.ended().isDone());
            assertThat(run.offered().join().trouble()).contains("stopped");
        }
    }

    /** What there was when it began, and was not deleted, is told, whatever moves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rowsThatMoveAndVanishWhileTheyAreRead(long seed) {
        ModelChatwoot model = new ModelChatwoot(new VirtualTime());
        Random random = new Random(seed);
        List<Long> written = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            long conversation = model.conversation();
            written.add(model.begin());
            owners.add(conversation);
            model.commit(conversation, written.get(i), model.micros() - 60_000_000L * (130 - i));
        }
        Set<Long> deleted = new HashSet<>();
        try (FakeServer server = FakeServer.answering(request -> answered(model, request, random, deleted));
                SocketSweep sweep = new SocketSweep(
                        server.url(),
                        "token",
                        new CursorMemory(),
                        new StartFrom.Beginning(),
                        EventType.MESSAGE_CREATED)) {
            assertThat(sweep.run().trouble()).isNull();

            List<Long> expected = new ArrayList<>(written);
            expected.removeIf(id -> deleted.contains(owners.get(written.indexOf(id))));
            assertThat(sweep.messages()).containsAll(expected);
        }
    }

    /** Answers, and then things happen: at most eight times, so that it settles. */
    private static Reply answered(ModelChatwoot model, Received request, Random random, Set<Long> deleted) {
        synchronized (model) {
            Object body = model.body(request.path(), MessageShelf.query(request));
            if (!request.path().endsWith("/messages") && deleted.size() < 8) {
                List<Long> all = model.conversations();
                for (int i = random.nextInt(5); i > 0; i--) {
                    model.write(all.get(random.nextInt(all.size())));
                }
                long one = all.get(random.nextInt(all.size()));
                deleted.add(one);
                model.delete(one);
            }
            return Reply.json(200, Json.text(body));
        }
    }
}
