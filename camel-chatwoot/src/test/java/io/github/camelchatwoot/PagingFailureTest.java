// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.camelchatwoot.client.Failure.TimedOut;
import io.github.camelchatwoot.client.Failure.Unauthorized;
import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.MessageShelf;
import io.github.camelchatwoot.server.Received;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What happens to a list that fails on its way, is closed, or outlives what it reads from; and splitting it. */
class PagingFailureTest {

    private static final int PAGES = 4;
    private static final int SIZE = 3;
    private static final Reply REFUSED = Reply.json(401, "{\"error\":\"Invalid Access Token\"}");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicReference<Thread> waiting = new AtomicReference<>();
    private Function<Received, Reply> disturbance = PagingFailureTest::page;
    private final FakeServer server = FakeServer.answering(request -> disturbance.apply(request));

    @AfterEach
    void stop() {
        never.countDown();
        context.stop();
        server.close();
    }

    private static int number(Received request) {
        return Integer.parseInt(MessageShelf.query(request).getOrDefault("page", "1"));
    }

    private static Reply page(Received request) {
        int page = number(request);
        List<Map<String, Object>> rows = page > PAGES
                ? List.of()
                : IntStream.range(0, SIZE)
                        .mapToObj(i -> Map.<String, Object>of("id", page * 100 + i))
                        .toList();
        return Reply.json(200, Json.text(Map.of("meta", Map.of("count", PAGES * SIZE), "payload", rows)));
    }

    private void configure(Consumer<ChatwootConfiguration> more) {
        ChatwootConfiguration options =
                context.getComponent("chatwoot", ChatwootComponent.class).getConfiguration();
        TestRoute.at(server.url()).accept(options);
        options.setMaxRetries(0);
        options.setRateLimitTimeout(0);
        more.accept(options);
        context.start();
    }

    private Iterator<?> rows() {
        Exchange exchange = context.createProducerTemplate().request("chatwoot:listContacts?paging=all", request -> {});
        assertThat(exchange.getException()).isNull();
        return (Iterator<?>) exchange.getMessage().getBody();
    }

    private static void take(Iterator<?> rows, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(rows.next()).isNotNull();
        }
    }

    private static <T> T value(AtomicReference<T> reference) {
        return Objects.requireNonNull(reference.get());
    }

    private Reply wait(Received request) {
        try {
            never.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return page(request);
    }

    @Test
    void nothingIsAskedBeforeItIsNeeded() {
        configure(options -> {});
        Iterator<?> rows = rows();

        assertThat(server.received()).hasSize(1);
        take(rows, SIZE);
        assertThat(server.received()).hasSize(1);
        take(rows, 1);
        assertThat(server.received()).hasSize(2);
        take(rows, SIZE * (PAGES - 1) - 1);
        assertThat(rows.hasNext()).isFalse();
        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        assertThat(server.received()).hasSize(PAGES + 1);
    }

    @Test
    void aFailureOfTheFirstPageFailsTheExchange() {
        disturbance = request -> REFUSED;
        configure(options -> {});

        Exchange exchange = context.createProducerTemplate().request("chatwoot:listContacts?paging=all", request -> {});

        assertThat(exchange.getException()).isInstanceOf(ChatwootHttpException.class);
    }

    @Test
    void aLaterPageIsTriedAgainLikeAnyCall() {
        disturbance = request -> {
            long asked = server.received().stream()
                    .filter(each -> each.query().equals(request.query()))
                    .count();
            return asked == 1 ? Reply.json(500, "{\"status\":500,\"error\":\"Internal Server Error\"}") : page(request);
        };
        configure(options -> {
            options.setMaxRetries(1);
            options.setRetryDelay(1);
        });
        Iterator<?> rows = rows();

        take(rows, PAGES * SIZE);
        assertThat(rows.hasNext()).isFalse();
        assertThat(server.received()).hasSize(2 * (PAGES + 1));
    }

    @Test
    void aFailureOfALaterPageIsThrownWithItsCauseAfterAllRowsBeforeIt() {
        disturbance = request -> number(request) == 2 ? REFUSED : page(request);
        configure(options -> {});
        Iterator<?> rows = rows();
        take(rows, SIZE);

        assertThat(rows.hasNext()).isTrue();
        assertThat(rows.hasNext()).isTrue();
        RuntimeCamelException failure = catchThrowableOfType(RuntimeCamelException.class, rows::next);

        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        ChatwootHttpException.class,
                        cause -> assertThat(cause.getFailure()).isInstanceOf(Unauthorized.class));
        assertThat(failure).hasMessageNotContaining(TestRoute.TOKEN);
        assertThat(rows.hasNext()).isFalse();
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoListIsAFailure() {
        disturbance = request -> number(request) == 2 ? Reply.json(200, "{\"payload\":{}}") : page(request);
        configure(options -> {});
        Iterator<?> rows = rows();
        take(rows, SIZE);

        assertThatThrownBy(rows::next)
                .isInstanceOf(RuntimeCamelException.class)
                .cause()
                .hasMessageStartingWith("listContacts (GET /api/v1/accounts/{account_id}/contacts) answered 200, but");
    }

    @Test
    void aListWithoutAnEndIsAFailure() {
        disturbance = request -> Reply.json(
                200,
                Json.text(Map.of(
                        "payload", List.of(Map.of("id", 1 + number(request) % 2), Map.of("id", number(request) % 3)))));
        configure(options -> {});
        Iterator<?> rows = rows();

        assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
                .isInstanceOf(RuntimeCamelException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ChatwootHttpException.class,
                        cause -> assertThat(cause.getFailure()).isInstanceOf(UnexpectedAnswer.class))
                .hasMessageContaining("hold only rows that were there before");
    }

    @Test
    void aPageThatNeverComesEndsWithTheTimeoutOfTheCall() {
        disturbance = request -> number(request) == 2 ? wait(request) : page(request);
        configure(options -> options.setCallTimeout(300));
        Iterator<?> rows = rows();
        take(rows, SIZE);

        assertThatThrownBy(rows::next)
                .isInstanceOf(RuntimeCamelException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ChatwootUnreachableException.class,
                        cause -> assertThat(cause.getFailure()).isInstanceOf(TimedOut.class));
    }

    @Test
    void aThreadThatWaitsCanBeInterrupted() {
        waiting.set(Thread.currentThread());
        disturbance = request -> {
            if (number(request) == 1) {
                return page(request);
            }
            value(waiting).interrupt();
            return wait(request);
        };
        configure(options -> {});
        Iterator<?> rows = rows();
        take(rows, SIZE);

        assertThatThrownBy(rows::next)
                .isInstanceOf(RuntimeCamelException.class)
                .hasCauseInstanceOf(InterruptedException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aThreadThatWaitsHearsThatTheListIsClosed() {
        AtomicReference<Closeable> list = new AtomicReference<>();
        disturbance = request -> {
            if (number(request) == 1) {
                return page(request);
            }
            try {
                value(list).close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return wait(request);
        };
        configure(options -> {});
        Iterator<?> rows = rows();
        list.set((Closeable) rows);
        take(rows, SIZE);

        assertThatThrownBy(rows::hasNext)
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("closed");
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void aClosedListHasNothingMore() throws IOException {
        configure(options -> {});
        Iterator<?> rows = rows();
        take(rows, 1);

        ((Closeable) rows).close();

        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the list is closed");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aListThatOutlivesItsContextSaysSo() {
        configure(options -> options.setMaxRetries(3));
        Iterator<?> rows = rows();
        take(rows, SIZE);

        context.stop();

        assertThatThrownBy(rows::next)
                .isInstanceOf(RuntimeCamelException.class)
                .cause()
                .isInstanceOf(ChatwootUnreachableException.class)
                .hasMessageContaining("stopped");
    }

    /** Camel goes through the rest of the rows then; no page is asked for. */
    @Test
    void aSplitThatFailsClosesTheList() throws Exception {
        AtomicReference<Iterator<?>> list = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:start")
                        .to("chatwoot:listContacts?paging=all")
                        .process(exchange ->
                                list.set((Iterator<?>) exchange.getMessage().getBody()))
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> {
                            throw new IllegalStateException("no");
                        });
            }
        });
        configure(options -> {});

        Exchange exchange = context.createProducerTemplate().request("direct:start", request -> {});

        assertThat(exchange.getException()).isNotNull();
        assertThat(value(list).hasNext()).isFalse();
        assertThat(server.received()).hasSize(1);
    }

    /** In YAML, without a line of Java: as many exchanges as rows, and the failure of a page is that of the route. */
    @Test
    void aSplitInStreamingModeReadsPageByPage() throws Exception {
        String yaml = """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: chatwoot:listContacts
                            parameters:
                              paging: all
                        - split:
                            simple: "${body}"
                            streaming: true
                            steps:
                              - setBody:
                                  simple: "${body[id]}"
                              - to: mock:row
                """;
        CamelContext target = context;
        PluginHelper.getRoutesLoader(target).loadRoutes(ResourceHelper.fromString("route.camel.yaml", yaml));
        configure(options -> {});
        MockEndpoint each = context.getEndpoint("mock:row", MockEndpoint.class);
        each.expectedBodiesReceived(100, 101, 102, 200, 201, 202, 300, 301, 302, 400, 401, 402);

        Exchange whole = context.createProducerTemplate().request("direct:start", request -> {});

        assertThat(whole.getException()).isNull();
        each.assertIsSatisfied();
        disturbance = request -> number(request) == 3 ? REFUSED : page(request);
        Exchange half = context.createProducerTemplate().request("direct:start", request -> {});
        assertThat(half.getException(ChatwootHttpException.class)).isNotNull();
        assertThat(each.getReceivedCounter()).isEqualTo(PAGES * SIZE + 2 * SIZE);
    }
}
