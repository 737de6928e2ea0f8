// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;

/**
 * Measures the sandbox. What is asked for is the first argument:
 *
 * <ul>
 *   <li>{@code start}: from {@code main} until the first request is answered, in this JVM
 *   <li>{@code serve [CONVERSATIONS]}: a sandbox to be loaded by another process; prints its address and token, and
 *       every ten seconds what it took
 *   <li>{@code create [CONVERSATIONS] [SECONDS]}: messages per second with four connections of this process
 *   <li>{@code heap [CONTACTS] [MESSAGES]}: the heap that is in use after all of them were created
 *   <li>{@code lists [CONVERSATIONS]}: how long pages of lists take
 * </ul>
 *
 * A program and no test: what it prints depends on the machine, so nothing here fails.
 */
public final class Load {
    private static final PrintStream OUT = System.out;
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 50;
    private static final double MILLION = 1e6;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int SENTENCES = 40;

    private Load() {}

    /** Runs one measurement. */
    public static void main(String[] args) throws Exception {
        long begun = System.nanoTime();
        switch (args.length == 0 ? "" : args[0]) {
            case "start" -> start(begun);
            case "serve" -> serve(number(args, 1, 5_000));
            case "create" -> create(number(args, 1, 5_000), number(args, 2, 20));
            case "heap" -> heap(number(args, 1, 5_000), number(args, 2, 100_000));
            case "lists" -> lists(number(args, 1, 10_000));
            default -> OUT.println("start | serve | create | heap | lists");
        }
        System.exit(0);
    }

    private static int number(String[] args, int position, int otherwise) {
        return args.length > position ? Integer.parseInt(args[position]) : otherwise;
    }

    private static void start(long begun) throws IOException {
        ChatwootSandbox sandbox = new ChatwootSandbox().start();
        long started = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            String request = "GET /api/v1/accounts/1/conversations HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n"
                    + "api_access_token: " + sandbox.adminToken() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new IOException(answer);
            }
        }
        long answered = System.nanoTime();
        long cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
        OUT.printf("started %d answered %d cpu %d ms%n", millis(started - begun), millis(answered - begun), cpu);
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static void serve(int conversations) throws InterruptedException {
        ChatwootSandbox sandbox = Desk.filled(conversations);
        OUT.println(sandbox.baseUrl() + ' ' + sandbox.adminToken() + ' ' + conversations);
        Duration before = cpu();
        while (true) {
            Thread.sleep(10_000);
            Duration now = cpu();
            OUT.println("CPU time within 10 s: " + now.minus(before).toMillis() + " ms");
            before = now;
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void create(int conversations, int seconds) throws Exception {
        ChatwootSandbox sandbox = Desk.filled(conversations);
        for (int second = 0; second < seconds; second++) {
            Duration cpu = cpu();
            long begun = System.nanoTime();
            int created = createForASecond(sandbox, conversations, second);
            double took = (System.nanoTime() - begun) / 1e9;
            OUT.printf(
                    "%.0f messages/s, %d us of CPU time each, client included%n",
                    created / took, cpu().minus(cpu).toNanos() / 1000 / created);
        }
    }

    private static int createForASecond(ChatwootSandbox sandbox, int conversations, int second) throws Exception {
        int[] created = new int[CONNECTIONS];
        List<Thread> threads = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < CONNECTIONS; i++) {
            int own = i;
            Thread thread = new Thread(() -> {
                try (Desk desk = new Desk(sandbox.port(), sandbox.adminToken())) {
                    while (System.nanoTime() < end) {
                        long number = (long) created[own] * CONNECTIONS + own + second * 1_000_003L;
                        desk.message(number % conversations + 1, "message " + number);
                        created[own]++;
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(created).sum();
    }

    private static void heap(int contacts, int messages) throws Exception {
        try (ChatwootSandbox sandbox = Desk.filled(contacts);
                Desk desk = new Desk(sandbox.port(), sandbox.adminToken())) {
            OUT.printf("%d contacts with a conversation each: %d MB%n", contacts, used());
            for (int i = 0; i < messages; i++) {
                desk.message(i % contacts + 1, "Message " + i + ", which says as much as a message usually does.");
            }
            OUT.printf("%d messages: %d MB%n", messages, used());
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static void lists(int conversations) throws Exception {
        try (ChatwootSandbox sandbox = Desk.filled(conversations);
                Desk desk = new Desk(sandbox.port(), sandbox.adminToken())) {
            for (int i = 1; i <= conversations; i++) {
                desk.message(i, "Message " + i);
                if (i % SENTENCES == 0) {
                    desk.call("POST", "conversations/" + i + "/labels", "{\"labels\":[\"vip\"]}");
                    desk.call("POST", "contacts/" + i + "/labels", "{\"labels\":[\"vip\"]}");
                }
            }
            for (String path : List.of(
                    "conversations",
                    "conversations?page=100",
                    "conversations?status=all",
                    "conversations?status=resolved",
                    "conversations?assignee_type=me",
                    "conversations?labels[]=vip",
                    "conversations?inbox_id=1",
                    "conversations?source_id=load-77",
                    "conversations?sort_by=created_at_asc",
                    "conversations?sort_by=priority_desc",
                    "conversations/meta",
                    "conversations/search?q=message%20777",
                    "conversations/77/messages",
                    "contacts",
                    "contacts?page=100",
                    "contacts?sort=name",
                    "contacts?sort=-last_activity_at",
                    "contacts?labels[]=vip",
                    "contacts/search?q=customer777",
                    "contacts/search?q=customer&sort=name",
                    "contacts/77/conversations",
                    "labels")) {
                measure(path, () -> desk.get(path));
            }
            String filter = "{\"payload\":[{\"attribute_key\":\"email\",\"filter_operator\":\"equal_to\","
                    + "\"values\":[\"customer77@example.com\"],\"query_operator\":null}]}";
            measure("contacts/filter by e-mail", () -> desk.call("POST", "contacts/filter", filter));
            String status = "{\"payload\":[{\"attribute_key\":\"status\",\"filter_operator\":\"equal_to\","
                    + "\"values\":[\"open\"],\"query_operator\":null}]}";
            measure("conversations/filter by status", () -> desk.call("POST", "conversations/filter", status));
        }
    }

    /** A question that is asked over and over. */
    private interface Question {
        String ask() throws IOException;
    }

    private static void measure(String name, Question question) throws IOException {
        double[] took = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            question.ask();
            if (i >= 0) {
                took[i] = (System.nanoTime() - begun) / MILLION;
            }
        }
        Arrays.sort(took);
        OUT.printf("%-42s best %6.2f ms, median %6.2f ms%n", name, took[0], took[ROUNDS / 2]);
    }
}
