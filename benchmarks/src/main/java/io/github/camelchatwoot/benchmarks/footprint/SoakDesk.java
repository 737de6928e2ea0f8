// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelchatwoot.benchmarks.measure.OwnProcess;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Route;

/**
 * A Chatwoot double in a process of its own, where much goes wrong: one inbox tells by its callback, one is listened
 * to, and one keeps what the application brings. Used by one thread.
 */
final class SoakDesk implements AutoCloseable {

    static final String CALLBACK = "Callback";
    static final String LISTENED = "Listened";
    static final String ARCHIVE = "Archive";

    private static final int AT_LEAST_SECONDS = 5;

    private final OwnProcess process;
    private final Access access;

    /** What an application has to know. */
    record Access(
            String url,
            long account,
            String token,
            long callbackInbox,
            String secret,
            long listenedInbox,
            long archive) {

        static Access of(String line) {
            String[] words = line.split(" ", -1);
            return new Access(
                    words[0],
                    Long.parseLong(words[1]),
                    words[2],
                    Long.parseLong(words[3]),
                    words[4],
                    Long.parseLong(words[5]),
                    Long.parseLong(words[6]));
        }

        String line() {
            return String.join(
                    " ", url, "" + account, token, "" + callbackInbox, secret, "" + listenedInbox, "" + archive);
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "Access[url=" + url + "]";
        }
    }

    private SoakDesk(OwnProcess process) throws IOException {
        this.process = process;
        this.access = Access.of(process.line());
    }

    /** @param callback where the webhooks go to */
    static SoakDesk start(String callback) throws IOException {
        return new SoakDesk(OwnProcess.start(SoakDesk.class, List.of("-Xmx512m"), callback));
    }

    Access access() {
        return access;
    }

    /** From now on things go wrong; the WebSocket is cut each time that so much time is over. */
    void disturb(Duration cut) throws IOException {
        String unused = process.ask("disturb " + cut.toMillis());
    }

    /** From now on nothing goes wrong any more. Returns how often something did. */
    long calm() throws IOException {
        return Long.parseLong(process.ask("calm"));
    }

    /** Which of so many messages are there, and how often. */
    SoakAudit.Found audit(int messages) throws IOException {
        return SoakAudit.Found.of(process.ask("audit " + messages));
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process itself. */
    public static void main(String[] args) throws Exception {
        BufferedReader input = OwnProcess.input();
        ScheduledExecutorService cuts = Executors.newSingleThreadScheduledExecutor();
        try (ChatwootSandbox chatwoot = ChatwootSandbox.builder()
                .apiInbox(CALLBACK, args[0])
                .apiInbox(LISTENED, "")
                .apiInbox(ARCHIVE, "")
                .start()) {
            System.out.println(access(chatwoot).line());
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println(answer(chatwoot, cuts, words));
            }
        }
        System.exit(0);
    }

    private static Access access(ChatwootSandbox chatwoot) {
        return new Access(
                chatwoot.baseUrl(),
                chatwoot.accountId(),
                chatwoot.adminToken(),
                chatwoot.data().apiInbox(CALLBACK).id(),
                chatwoot.data().apiInbox(CALLBACK).secret(),
                chatwoot.data().apiInbox(LISTENED).id(),
                chatwoot.data().apiInbox(ARCHIVE).id());
    }

    private static String answer(ChatwootSandbox chatwoot, ScheduledExecutorService cuts, String[] words)
            throws IOException, InterruptedException {
        return switch (words[0]) {
            case "disturb" -> {
                disturb(chatwoot.faults());
                long millis = Long.parseLong(words[1]);
                var unused = cuts.scheduleAtFixedRate(
                        () -> chatwoot.faults().cable().drop(), millis, millis, TimeUnit.MILLISECONDS);
                yield "disturbed";
            }
            case "calm" -> {
                cuts.shutdown();
                boolean unused = cuts.awaitTermination(AT_LEAST_SECONDS, TimeUnit.SECONDS);
                long struck = chatwoot.faults().struck();
                chatwoot.faults().clear();
                yield Long.toString(struck);
            }
            default -> new SoakAudit(chatwoot).find(Integer.parseInt(words[1])).line();
        };
    }

    /** One call in a hundred or so goes wrong in one way or another, and every tenth webhook. */
    private static void disturb(FaultSwitches faults) {
        faults.seed(11);
        var unused = List.of(
                faults.on(Route.CREATE_MESSAGE).share(0.002).answer(500),
                faults.on(Route.CREATE_MESSAGE).share(0.002).answer(429),
                faults.on(Route.CREATE_MESSAGE).share(0.002).cutAfterCommit(),
                faults.on(Route.CREATE_MESSAGE).share(0.001).cutInBody(),
                faults.on(Route.CREATE_MESSAGE).share(0.001).cutBeforeCommit(),
                faults.on(Route.CREATE_MESSAGE).share(0.01).slow(Duration.ofMillis(300)),
                faults.on(Route.LIST_CONVERSATIONS).share(0.02).answer(500),
                faults.on(Route.LIST_MESSAGES).share(0.01).answer(429),
                faults.on(Route.LIST_MESSAGES).share(0.01).cutInBody(),
                faults.webhooks().share(0.02).lost(),
                faults.webhooks().share(0.02).doubled(),
                faults.webhooks().share(0.02).doubledWithNewId(),
                faults.webhooks().share(0.03).late(Duration.ofMillis(500)),
                faults.webhooks().share(0.02).reordered(Duration.ofMillis(500)));
    }
}
