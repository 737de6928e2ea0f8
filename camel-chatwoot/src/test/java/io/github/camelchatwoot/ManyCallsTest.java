// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.server.RawServer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten thousand calls, of which the server lets one in twenty fail in one way or another: each ends, and ends once. */
class ManyCallsTest {

    private static final int CALLS = 10_000;
    private static final int IN_FLIGHT = 64;
    private static final int MAX_CONNECTIONS = 32;
    private static final long SEED = Long.getLong("chatwoot.seed", 20_261_122L);
    private static final String FOUND = "{\"payload\":{\"id\":7,\"name\":\"Ada\"}}";
    private static final String CREATED = "{\"id\":1501,\"content\":\"Hello\",\"conversation_id\":42,\"inbox_id\":1}";

    private final Random random = new Random(SEED);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicIntegerArray ends = new AtomicIntegerArray(CALLS);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @Test
    void eachEndsOnceAndNothingIsLeft() throws Exception {
        try (RawServer server = RawServer.talking(this::serve)) {
            try (TestRoute route = TestRoute.to("chatwoot:createMessage", options -> {
                TestRoute.at(server.url()).accept(options);
                options.setContactId(7L);
                options.setMaxConnections(MAX_CONNECTIONS);
                options.setResponseTimeout(300);
                options.setMaxRetries(2);
                options.setRetryDelay(1);
                options.setRateGovernor(RateGovernor.OFF);
            })) {
                AsyncProducer producer =
                        route.context().getEndpoint("chatwoot:createMessage").createAsyncProducer();
                producer.start();
                callAll(route, producer);
                assertThat(open.get()).isLessThanOrEqualTo(2 * MAX_CONNECTIONS);
                producer.stop();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> open.get() == 0);
        }
        for (int call = 0; call < CALLS; call++) {
            assertThat(ends.get(call)).as("ends of call %d", call).isEqualTo(1);
        }
        assertThat(wrong.get())
                .as("exchanges with neither the right answer nor a failure")
                .isZero();
        assertThat(faults.get()).as("faults").isBetween(CALLS / 40, CALLS / 10);
        assertThat(failed.get()).as("failed").isBetween(1, faults.get());
        assertThat(answered.get() + failed.get()).isEqualTo(CALLS);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("Chatwoot")));
    }

    private void callAll(TestRoute route, AsyncProducer producer) throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < CALLS; i++) {
            int call = i;
            boolean create = i % 2 == 0;
            Exchange exchange = new DefaultExchange(route.context());
            exchange.getMessage().setBody(create ? "Hello" : null);
            exchange.getMessage()
                    .setHeader(Param.OPERATION.header(), create ? Operation.CREATE_MESSAGE : Operation.GET_CONTACT);
            assertThat(room.tryAcquire(20, TimeUnit.SECONDS))
                    .as("room for call %d, with -Dchatwoot.seed=%d", i, SEED)
                    .isTrue();
            producer.process(exchange, sync -> {
                ended(call, exchange);
                room.release();
            });
        }
        assertThat(room.tryAcquire(IN_FLIGHT, 20, TimeUnit.SECONDS))
                .as("the end of the last calls, with -Dchatwoot.seed=%d", SEED)
                .isTrue();
    }

    private void ended(int call, Exchange exchange) {
        ends.incrementAndGet(call);
        Exception failure = exchange.getException();
        Object id = exchange.getMessage().getHeader((call % 2 == 0 ? Param.MESSAGE_ID : Param.CONTACT_ID).header());
        if (failure instanceof ChatwootHttpException || failure instanceof ChatwootUnreachableException) {
            failed.incrementAndGet();
        } else if (failure == null && Long.valueOf(call % 2 == 0 ? 1501 : 7).equals(id)) {
            answered.incrementAndGet();
        } else {
            wrong.incrementAndGet();
        }
    }

    private void serve(Socket socket) throws IOException {
        open.incrementAndGet();
        try {
            boolean goesOn = true;
            while (goesOn) {
                String request = RawServer.readRequest(socket);
                String answer = answer(200, "OK", request.startsWith("POST") ? CREATED : FOUND);
                goesOn = serve(socket, answer);
            }
        } finally {
            open.decrementAndGet();
        }
    }

    /** Whether the connection can be used again. */
    private boolean serve(Socket socket, String answer) throws IOException {
        int fault = fault();
        switch (fault) {
            case 0 -> {
                return false; // no answer at all
            }
            case 1 -> RawServer.write(socket, answer(500, "Internal Server Error", "{\"status\":500}"));
            case 2 -> RawServer.write(socket, answer(429, "Too Many Requests", "{}"));
            case 3 -> {
                RawServer.write(socket, answer.substring(0, answer.length() - 5));
                return false;
            }
            case 4 -> {
                assertThat(socket.getInputStream().read())
                        .as("the client has given up")
                        .isNegative();
                return false;
            }
            default -> RawServer.write(socket, answer);
        }
        return true;
    }

    /** Which one; beyond 4 none. */
    private synchronized int fault() {
        int fault = random.nextInt(100);
        if (fault < 5) {
            faults.incrementAndGet();
        }
        return fault;
    }

    private static String answer(int status, String words, String json) {
        return "HTTP/1.1 " + status + " " + words + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
    }
}
