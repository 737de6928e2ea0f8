// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.client.Failure.NotFound;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Samples;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.server.RawServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection is cut before, in and after each call. It ends once; it is tried again where that does no more than
 * once, and never where a message could be there twice.
 */
class CutConnectionTest {

    private static final String NOT_FOUND = "{\"error\":\"Resource could not be found\"}";
    private static final String ANSWER = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: "
            + NOT_FOUND.length() + "\r\nConnection: close\r\n\r\n" + NOT_FOUND;

    /** Where a connection ends. */
    enum Cut {
        BEFORE_THE_REQUEST,
        IN_THE_REQUEST {
            @Override
            void talk(Socket socket) throws IOException {
                assertThat(socket.getInputStream().readNBytes(20)).hasSize(20);
            }
        },
        BEFORE_THE_ANSWER {
            @Override
            void talk(Socket socket) throws IOException {
                RawServer.readRequest(socket);
            }
        },
        IN_THE_STATUS {
            @Override
            void talk(Socket socket) throws IOException {
                RawServer.readRequest(socket);
                RawServer.write(socket, ANSWER.substring(0, 12));
            }
        },
        IN_THE_BODY {
            @Override
            void talk(Socket socket) throws IOException {
                RawServer.readRequest(socket);
                RawServer.write(socket, ANSWER.substring(0, ANSWER.length() - 10));
            }
        };

        /** What comes before the end. */
        void talk(Socket socket) throws IOException {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallEndsWhenTheServerCloses(Cut cut) throws IOException {
        tryAll(cut, false);
    }

    @ParameterizedTest
    @EnumSource
    void everyCallEndsWhenTheConnectionIsReset(Cut cut) throws IOException {
        tryAll(cut, true);
    }

    private static void tryAll(Cut cut, boolean reset) throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        try (RawServer server = RawServer.talking(socket -> {
                    if (attempts.getAndIncrement() > 0) {
                        RawServer.readRequest(socket);
                        RawServer.write(socket, ANSWER);
                        return;
                    }
                    cut.talk(socket);
                    socket.setSoLinger(reset, 0);
                });
                TestRoute route = TestRoute.to("chatwoot:getProfile?maxRetries=1&retryDelay=1", options -> {
                    TestRoute.at(server.url()).accept(options);
                    options.setApiKey(TestRoute.TOKEN);
                })) {
            Samples.calls().forEach(operation -> {
                attempts.set(0);
                Exchange exchange = route.send(null, AnyOperation.headers(operation));
                AnyOperation.assertEndedWell(exchange, operation);
                assertTriedRightly(operation, cut, exchange, attempts.get());
            });
        }
    }

    private static void assertTriedRightly(Operation operation, Cut cut, Exchange exchange, int attempts) {
        Spec spec = Samples.spec(operation);
        // A connection that is reset at once may never have been one: then nothing was sent.
        boolean nothingWasSent = cut == Cut.BEFORE_THE_REQUEST && attempts == 2;
        if (spec.repeatable() || nothingWasSent) {
            assertThat(exchange.getException())
                    .as("%s", operation)
                    .isInstanceOfSatisfying(
                            ChatwootHttpException.class,
                            answered -> assertThat(answered.getFailure()).isInstanceOf(NotFound.class));
            assertThat(attempts).as("%s", operation).isEqualTo(2);
        } else {
            assertThat(exchange.getException())
                    .as("%s", operation)
                    .isInstanceOfSatisfying(
                            ChatwootUnreachableException.class,
                            failure -> assertThat(failure.getFailure().sent()).isTrue());
            assertThat(attempts).as("%s", operation).isEqualTo(1);
        }
    }
}
