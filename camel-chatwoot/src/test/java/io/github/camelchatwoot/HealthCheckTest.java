// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.ServerProbe;
import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The health of servers, as Camel's registry tells it. */
class HealthCheckTest {

    private static final String INFO =
            "{\"version\":\"4.15.1\",\"timestamp\":\"2026-11-22 15:54:18\",\"queue_services\":\"ok\","
                    + "\"data_services\":\"failing\"}"; // as healthy servers say

    private static DefaultCamelContext context(Consumer<ChatwootComponent> options, String... uris) {
        DefaultCamelContext context = new DefaultCamelContext();
        DefaultHealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        try {
            options.accept(context.getComponent("chatwoot", ChatwootComponent.class));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (String uri : uris) {
                        from("direct:" + uri.hashCode()).routeId(uri).to(uri);
                    }
                    from("direct:dynamic").toD("chatwoot:getContact?contactId=${header.id}");
                }
            });
            context.start();
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
        return context;
    }

    private static Consumer<ChatwootComponent> at(String baseUrl) {
        return component -> TestRoute.at(baseUrl).accept(component.getConfiguration());
    }

    private static HealthCheck.Result only(DefaultCamelContext context) {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        assertThat(results).hasSize(1);
        return results.iterator().next();
    }

    @Test
    void aServerThatAnswersIsUpAndTellsItsVersion() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, INFO));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile")) {
            assertThat(server.received()).as("nobody has wanted to know yet").isEmpty();

            HealthCheck.Result result = only(context);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getCheck().getId()).isEqualTo("producer:chatwoot-" + server.url());
            assertThat(result.getDetails())
                    .containsEntry("server.version", "4.15.1")
                    .containsEntry("endpoint.uri", server.url())
                    .containsKey("server.asked.ago");
            assertThat(server.only().path()).isEqualTo("/api");
            assertThat(server.only().headers()).doesNotContainKey("api-access-token");
        }
    }

    @Test
    void manyProbesAreOneCall() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, INFO));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile", "chatwoot:getInbox")) {
            IntStream.range(0, 20)
                    .parallel()
                    .forEach(i -> assertThat(only(context).getState()).isEqualTo(HealthCheck.State.UP));

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void liveHasNothingToDoWithIt() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(500, "{}"));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile")) {
            assertThat(HealthCheckHelper.invokeLiveness(context)).isEmpty();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aServerThatFailsIsDownWithItsWords() throws Exception {
        try (FakeServer server = FakeServer.answering(
                        Reply.of(502, "text/html", "<html><title>502 Bad Gateway</title></html>"));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile")) {
            HealthCheck.Result result = only(context);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails()).containsEntry("http.response.code", 502);
            assertThat(result.getMessage())
                    .hasValueSatisfying(message -> assertThat(message)
                            .contains("502 Bad Gateway")
                            .contains("GET /api")
                            .doesNotContain(TestRoute.TOKEN));
            assertThat(result.getDetails().toString()).doesNotContain(TestRoute.TOKEN);
        }
    }

    @Test
    void anAddressWithoutServerIsDown() throws Exception {
        String url;
        try (ServerSocket socket = new ServerSocket(0)) {
            url = "http://localhost:" + socket.getLocalPort();
        }
        try (DefaultCamelContext context = context(at(url), "chatwoot:getProfile")) {
            HealthCheck.Result result = only(context);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("there is no connection to " + url));
        }
    }

    @Test
    void anotherServerThanChatwootIsDown() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"hello\":\"world\"}"));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile")) {
            HealthCheck.Result result = only(context);

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("there is no version in it"));
        }
    }

    /** The check never waits for long: a server that hangs is not known to be up. */
    @Test
    void aServerThatHangsHoldsNobodyUp() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (FakeServer server = FakeServer.handling(exchange -> {
                    await(released);
                    FakeServer.send(exchange, Reply.json(200, INFO));
                });
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile")) {
            long begun = System.nanoTime();
            HealthCheck.Result result = only(context);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
            assertThat(result.getDetails()).containsEntry("server.slow", true);
            released.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endpointsOfOneServerShareACheckHoweverManyThereAre() throws Exception {
        try (FakeServer server = FakeServer.answering(
                        request -> Reply.json(200, request.path().equals("/api") ? INFO : "{\"payload\":{\"id\":1}}"));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile", "chatwoot:getInbox")) {
            for (int id = 0; id < 50; id++) {
                context.createProducerTemplate().sendBodyAndHeader("direct:dynamic", null, "id", id);
            }
            assertThat(checks(context)).hasSize(1);
        }
    }

    @Test
    void everyServerHasItsCheck() throws Exception {
        try (FakeServer one = FakeServer.answering(Reply.json(200, INFO));
                FakeServer other = FakeServer.answering(Reply.json(503, ""));
                DefaultCamelContext context =
                        context(at(one.url()), "chatwoot:getProfile", "chatwoot:getProfile?baseUrl=" + other.url())) {
            assertThat(checks(context))
                    .extracting(check -> check.callReadiness().getState())
                    .containsExactlyInAnyOrder(HealthCheck.State.UP, HealthCheck.State.DOWN);
        }
    }

    @Test
    void theCheckGoesWithTheLastProducer() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, INFO));
                DefaultCamelContext context = context(at(server.url()), "chatwoot:getProfile", "chatwoot:getInbox")) {
            context.getRouteController().stopRoute("chatwoot:getProfile");
            assertThat(checks(context)).hasSize(1);
            context.getRouteController().stopRoute("chatwoot:getInbox");
            assertThat(checks(context)).isEmpty();

            context.getRouteController().startRoute("chatwoot:getInbox");
            assertThat(only(context).getState()).isEqualTo(HealthCheck.State.UP);

            context.getComponent("chatwoot", ChatwootComponent.class).stop();
            assertThat(checks(context)).isEmpty();
        }
    }

    private static List<HealthCheck> checks(DefaultCamelContext context) {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .toList();
    }

    @Test
    void theOptionOfTheComponentSwitchesItOff() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(503, ""));
                DefaultCamelContext context = context(
                        component -> {
                            at(server.url()).accept(component);
                            component.setHealthCheckProducerEnabled(false);
                        },
                        "chatwoot:getProfile")) {
            assertThat(HealthCheckHelper.invokeReadiness(context))
                    .noneMatch(result -> result.getState() == HealthCheck.State.DOWN);
            assertThat(server.received()).isEmpty();
        }
    }

    /** In virtual time: the server is asked when its answer has become old, and not before. */
    @Test
    void anAnswerIsGoodForTheInterval() throws Exception {
        VirtualTime time = new VirtualTime();
        AtomicInteger calls = new AtomicInteger();
        ServerProbe probe = new ServerProbe(
                request -> {
                    calls.incrementAndGet();
                    return CompletableFuture.<Outcome>completedFuture(
                            new Answer(200, Map.of("content-type", "application/json"), INFO.getBytes(UTF_8)));
                },
                time);
        ChatwootHealthCheck check =
                new ChatwootHealthCheck(URI.create("http://localhost"), probe, Duration.ofSeconds(30));

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        time.pass(Duration.ofSeconds(29));
        HealthCheck.Result old = check.call();
        assertThat(old.getDetails()).containsEntry("server.asked.ago", "29000 ms");
        assertThat(calls).hasValue(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(check.call().getDetails()).containsEntry("server.asked.ago", "0 ms");
        assertThat(calls).hasValue(2);
    }

    /** While an old answer is being replaced slowly, it is told with its age. */
    @Test
    void theLastAnswerIsToldWhileANewOneIsWaitedFor() throws Exception {
        VirtualTime time = new VirtualTime();
        CompletableFuture<Outcome> slow = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        ServerProbe probe = new ServerProbe(
                request -> calls.getAndIncrement() == 0
                        ? CompletableFuture.completedFuture(
                                new Answer(200, Map.of("content-type", "application/json"), INFO.getBytes(UTF_8)))
                        : slow,
                time);
        ChatwootHealthCheck check =
                new ChatwootHealthCheck(URI.create("http://localhost"), probe, Duration.ofSeconds(1));
        check.call();
        time.pass(Duration.ofSeconds(9));

        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("server.asked.ago", "9000 ms")
                .containsEntry("server.slow", true);
        check.call();
        assertThat(calls).as("one call at a time").hasValue(2);
    }
}
