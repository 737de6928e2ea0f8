// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.sandbox.action.AutoAssignment;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.api.ApplicationApi;
import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.cable.Cable;
import io.github.camelchatwoot.sandbox.control.CableRoute;
import io.github.camelchatwoot.sandbox.control.Door;
import io.github.camelchatwoot.sandbox.control.FaultsRoute;
import io.github.camelchatwoot.sandbox.control.RestartRoute;
import io.github.camelchatwoot.sandbox.control.TimeRoute;
import io.github.camelchatwoot.sandbox.control.TokenRoute;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.fault.CableFaults;
import io.github.camelchatwoot.sandbox.fault.DisturbedCourse;
import io.github.camelchatwoot.sandbox.fault.DisturbedPost;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Faults;
import io.github.camelchatwoot.sandbox.fault.Routes;
import io.github.camelchatwoot.sandbox.fault.Surroundings;
import io.github.camelchatwoot.sandbox.http.Front;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.publicapi.ClientApi;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.EventView;
import io.github.camelchatwoot.sandbox.view.MessageView;
import io.github.camelchatwoot.sandbox.view.SocketView;
import io.github.camelchatwoot.sandbox.webhook.Deliveries;
import io.github.camelchatwoot.sandbox.webhook.Post;
import io.github.camelchatwoot.sandbox.webhook.Sendings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The running part of a sandbox: one event loop, its server, and who hears of the events. Safe for any thread. */
final class SandboxServer implements AutoCloseable {
    private static final String VERSION = "4.15.1";
    private static final int STOP_SECONDS = 5;
    private static final int MAX_WEB_SOCKET_BYTES = 64 * 1024 * 1024;

    private final Vertx vertx;
    private final Context loop;
    private final Wiring wiring;
    private final int port;

    private SandboxServer(Vertx vertx, Context loop, Wiring wiring, int port) {
        this.vertx = vertx;
        this.loop = loop;
        this.wiring = wiring;
        this.port = port;
    }

    static SandboxServer start(World world, User agent, String host, int port) {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        Context loop = vertx.getOrCreateContext();
        try {
            HttpServerOptions options = options(host, port);
            Wiring wiring = call(loop, () -> Future.succeededFuture(new Wiring(vertx, world, agent, options)));
            int opened = call(
                    loop,
                    () -> wiring.port.open().onSuccess(number -> world.setBaseUrl("http://" + host + ':' + number)));
            return new SandboxServer(vertx, loop, wiring, opened);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private static HttpServerOptions options(String host, int port) {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                // Like the server: HTTP/1.1 only, so that a connection that is cut is that of one request.
                .setHttp2ClearTextEnabled(false)
                .setMaxFormAttributeSize(-1)
                .setMaxFormFields(-1)
                .setMaxFormBufferedBytes(-1)
                .setWebSocketSubProtocols(Cable.SUB_PROTOCOLS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(MAX_WEB_SOCKET_BYTES)
                .setMaxWebSocketMessageSize(MAX_WEB_SOCKET_BYTES);
    }

    int port() {
        return port;
    }

    /** Switches faults. */
    FaultSwitches faults() {
        return new FaultSwitches(this::call, wiring.faults, wiring.routes, wiring.cableFaults);
    }

    /** Gives a user another token for the WebSocket. */
    String renewPubsubToken(long userId) {
        return call(() -> wiring.world
                .users
                .find(userId)
                .map(user -> {
                    wiring.world.renewPubsubToken(user);
                    return user.pubsubToken;
                })
                .orElseThrow(() -> new IllegalArgumentException("There is no user " + userId)));
    }

    /** Drops all connections and closes the port for a while; returns when it is closed. */
    void restart(Duration down) {
        call(loop, () -> wiring.restart(down));
    }

    /** Moves the time of the double on and runs what becomes due by that. */
    void advance(Duration by) {
        call(() -> {
            wiring.advance(by);
            return by;
        });
    }

    /** Waits until nothing that requests have set off is still going on. */
    boolean awaitIdle(Duration limit) {
        Promise<Void> idle = Promise.promise();
        loop.runOnContext(go -> wiring.pending.whenNone().onComplete(idle));
        try {
            idle.future().toCompletionStage().toCompletableFuture().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The sandbox failed: " + e.getCause(), e.getCause());
        }
    }

    /** Runs an action on the event loop and waits for it. */
    <T> T call(Callable<T> action) {
        return call(loop, () -> Future.succeededFuture(action.call()));
    }

    private static <T> T call(Context loop, Callable<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(go -> {
            try {
                action.call().onComplete(promise);
            } catch (Exception e) {
                promise.fail(e);
            }
        });
        try {
            return promise.future().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException("The sandbox failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        call(() -> {
            wiring.open = false;
            wiring.cable.drop();
            return true;
        });
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Everything behind the server's front, put together. */
    private static final class Wiring {
        private final World world;
        private final Events events = new Events();
        private final Pending pending = new Pending();
        private final Timers timers;
        private final Front front;
        private final Deliveries deliveries;
        private final Faults faults = new Faults();
        private final Routes routes;
        private final CableFaults cableFaults;
        private final Surroundings surroundings;
        private final Port port;
        private final Cable cable;
        /** Nothing is told any more while the server stops. Used on the event loop only. */
        private boolean open = true;

        Wiring(Vertx vertx, World world, User agent, HttpServerOptions options) {
            this.world = world;
            timers = new Timers(vertx, world::now, this::settle);
            ConversationActions conversations = new ConversationActions(world, events);
            ContactActions contacts = new ContactActions(world, events, conversations);
            MessageActions messages = new MessageActions(world, events, conversations, contacts);
            SessionActions sessions = new SessionActions(world);
            MessageView messageView = new MessageView(world::baseUrl);
            ConversationView conversationView = new ConversationView(messageView, world::now);
            cable = new Cable(world, timers, new SocketView(conversationView, messageView));
            events.onEvent(cable);
            conversations.onOpened(new AutoAssignment(world, conversations, timers, pending)::opened);
            Router router = new Router();
            new ApplicationApi(world, events, contacts, sessions, conversations, messages, conversationView)
                    .addTo(router);
            new ClientApi(world, contacts, conversations, messages).addTo(router);
            ApplicationApi.addSurroundings(router, world, VERSION, agent);
            EventView eventView = new EventView(conversationView, messageView);
            Post post = new DisturbedPost(faults, timers, new Sendings(vertx, world::now));
            deliveries = new Deliveries(world, eventView, messages, post, pending, this::settle);
            cableFaults = new CableFaults(faults, cable, timers);
            surroundings = new Surroundings(timers, pending, this::forget);
            front = new Front(
                    router, new Door(world::baseUrl, new DisturbedCourse(faults, surroundings)), this::settle);
            port = new Port(vertx, options, this::handle, timers, pending);
            routes = new Routes(router);
            new FaultsRoute(faults, cableFaults, routes).addTo(router);
            new CableRoute(cableFaults).addTo(router);
            new TokenRoute(world).addTo(router);
            new TimeRoute(world, this::advance).addTo(router);
            new RestartRoute(down -> events.later(() -> restart(down))).addTo(router);
        }

        private void advance(Duration by) {
            world.advance(by);
            timers.runDue();
        }

        private Future<Void> restart(Duration down) {
            surroundings.dropRequests();
            cable.drop();
            return port.restart(down);
        }

        /** Nobody learns what the request in progress did. */
        private void forget() {
            events.takeJobs();
            events.take();
            cable.forget();
        }

        private void handle(HttpServerRequest request) {
            if (Cable.isMeant(request)) {
                cable.accept(request);
            } else {
                front.handle(request);
            }
        }

        /** Runs the jobs that a request left behind, and tells of what happened. */
        private void settle() {
            events.takeJobs().forEach(Runnable::run);
            List<Event> happened = events.take();
            if (open) {
                cable.flush();
                happened.forEach(deliveries);
            }
        }
    }
}
