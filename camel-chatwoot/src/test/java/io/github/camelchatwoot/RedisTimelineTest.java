// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelchatwoot.recorded.Timeline;
import io.github.camelchatwoot.recorded.Timeline.Direction;
import io.github.camelchatwoot.recorded.Timeline.Line;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import org.apache.camel.health.HealthCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a real server was seen to say to a contact, before its Redis was lost, after that, and after a restart. */
@Timeout(60)
class RedisTimelineTest {

    private static final List<Line> RECORDED = Timeline.all().stream()
            .filter(timeline -> timeline.name().equals("redis-restarts"))
            .findFirst()
            .orElseThrow()
            .lines();
    private static final String TOKEN = "NbrVHozuHnW4dH5Cw4S9v3Mp";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server = listen();
    private final TestDesk desk = new TestDesk();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile List<String> said = said("", "a second connection is opened");
    private volatile @Nullable ServerWebSocket last;

    private HttpServer listen() {
        HttpServerOptions options = new HttpServerOptions().setHost("localhost").setPort(0);
        options.setWebSocketSubProtocols(List.of("actioncable-v1-json"));
        return vertx.createHttpServer(options)
                .webSocketHandler(this::play)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        desk.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What was said between two notes. */
    private static List<String> said(String from, String to) {
        return RECORDED.stream()
                .dropWhile(line -> !from.isEmpty() && !line.data().equals(from))
                .takeWhile(line -> !line.data().equals(to))
                .filter(line -> line.direction() == Direction.IN)
                .map(Line::data)
                .toList();
    }

    /** The first word at once, the rest when it is subscribed to. */
    private void play(ServerWebSocket socket) {
        connections.incrementAndGet();
        last = socket;
        List<String> mine = said;
        socket.textMessageHandler(text -> {
            if (text.startsWith("{\"command\":\"subscribe\"")) {
                mine.stream().skip(1).forEach(socket::writeTextMessage);
            }
        });
        socket.writeTextMessage(mine.get(0));
    }

    @Test
    void theRecordedServerIsFoundToBeDeafUntilItIsRestarted() {
        desk.with(options -> options.setBaseUrl("http://localhost:" + server.actualPort()));
        desk.route("chatwoot:websocket?events=message_created&sessionToken=" + TOKEN);
        desk.awaitTexts("before the outage");
        desk.awaitUp(true);

        said = said("a second connection is opened", "");
        Objects.requireNonNull(last, "nobody has connected").close();
        desk.awaitUp(false);
        await().atMost(TestDesk.LIMIT)
                .until(() -> desk.health().getMessage().orElse("").contains("deaf"));
        int before = connections.get();
        await().atMost(TestDesk.LIMIT).until(() -> connections.get() >= before + 2); // it looks again and again
        assertThat(desk.health().getState()).isEqualTo(HealthCheck.State.DOWN);

        said = said("", "a second connection is opened");
        desk.awaitUp(true);
        assertThat(desk.webSocket().isServerDeaf()).isFalse();
        assertThat(desk.texts()).as("the same message once").containsExactly("before the outage");
        int then = connections.get();
        await().during(Duration.ofMillis(1_500)).atMost(TestDesk.LIMIT).until(() -> connections.get() == then);
    }
}
