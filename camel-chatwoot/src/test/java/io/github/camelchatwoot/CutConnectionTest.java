// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Reply;
import io.github.camelchatwoot.operation.Samples;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.server.RawServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation on a connection that is cut at every point, with a reset and with an end: what is sent again? */
class CutConnectionTest {

    private static final int BEGINNING = 60;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n";

    /** When a connection is cut. */
    enum Moment {
        BEFORE_READING,
        WITHIN_THE_REQUEST,
        AFTER_THE_REQUEST,
        WITHIN_THE_STATUS,
        WITHIN_THE_BODY
    }

    private record Cut(Moment moment, boolean reset) {}

    /** What happens on the next connections; without it, calls are answered. */
    private static final Queue<Cut> PLAN = new ConcurrentLinkedQueue<>();

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();
    private static volatile Spec asked = Samples.spec(Operation.GET_PROFILE);
    private static RawServer server;
    private static TestRoute route;

    @BeforeAll
    static void start() {
        server = RawServer.talking(CutConnectionTest::talk);
        route = AnyOperation.route(server.url(), "maxRetries=2&retryDelay=1&callTimeout=10s");
    }

    @AfterAll
    static void stop() throws IOException {
        route.close();
        server.close();
    }

    static Stream<Operation> calls() {
        return Samples.calls();
    }

    private static void talk(Socket socket) throws IOException {
        ATTEMPTS.incrementAndGet();
        Cut cut = PLAN.poll();
        if (cut == null) {
            RawServer.readRequest(socket);
            RawServer.write(socket, answer(asked.reply()));
            return;
        }
        until(socket, cut.moment());
        socket.setSoLinger(cut.reset(), 0);
    }

    private static void until(Socket socket, Moment moment) throws IOException {
        switch (moment) {
            case BEFORE_READING -> {
                // it is cut at once
            }
            case WITHIN_THE_REQUEST -> socket.getInputStream().readNBytes(BEGINNING);
            case AFTER_THE_REQUEST -> RawServer.readRequest(socket);
            case WITHIN_THE_STATUS -> {
                RawServer.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 2");
            }
            case WITHIN_THE_BODY -> {
                RawServer.readRequest(socket);
                RawServer.write(socket, HEAD.formatted("application/json") + "Content-Length: 99\r\n\r\n{\"id\":");
            }
        }
    }

    /** The simplest answer of the shape. */
    private static String answer(Reply reply) {
        String body = reply.list() ? "[]" : "{}";
        String[] steps = reply.pointer().split("/", -1);
        for (int i = steps.length - 1; i > 0; i--) {
            body = "{\"" + steps[i] + "\":" + body + "}";
        }
        String type = reply.media() == Media.CSV ? "text/csv" : "application/json";
        return HEAD.formatted(type) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void onlyWhatIsSafeIsSentAgain(Operation operation) {
        asked = Samples.spec(operation);
        for (Moment moment : Moment.values()) {
            for (boolean reset : new boolean[] {false, true}) {
                try {
                    tryOnce(operation, new Cut(moment, reset));
                } catch (AssertionError e) {
                    throw new AssertionError(operation + " cut " + moment + (reset ? " by a reset" : ""), e);
                }
            }
        }
    }

    private static void tryOnce(Operation operation, Cut cut) {
        ATTEMPTS.set(0);
        PLAN.add(cut);

        Exchange exchange = route.send(null, AnyOperation.headers(operation));

        assertThat(PLAN).isEmpty();
        AnyOperation.assertEndedWell(exchange, operation);
        if (asked.repeatable()) {
            assertThat(exchange.getException()).isNull();
            assertThat(ATTEMPTS).hasValue(2);
        } else {
            assertNotRepeated(exchange, cut);
        }
    }

    /** When nothing can have been sent it may be sent again; the server has read nothing then. */
    private static void assertNotRepeated(Exchange exchange, Cut cut) {
        if (cut.moment() == Moment.BEFORE_READING && exchange.getException() == null) {
            assertThat(ATTEMPTS).hasValue(2);
            return;
        }
        assertThat(ATTEMPTS).hasValue(1);
        assertThat(exchange.getException()).isInstanceOfSatisfying(ChatwootUnreachableException.class, failure -> {
            if (cut.moment() != Moment.BEFORE_READING) {
                assertThat(failure.getFailure().sent()).isTrue();
            }
        });
    }
}
