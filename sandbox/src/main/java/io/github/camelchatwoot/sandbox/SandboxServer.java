// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.camelchatwoot.sandbox.action.AutoAssignment;
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
import io.github.camelchatwoot.sandbox.fault.CableFaults;
import io.github.camelchatwoot.sandbox.fault.DisturbedCourse;
import io.github.camelchatwoot.sandbox.fault.DisturbedPost;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Faults;
import io.github.camelchatwoot.sandbox.fault.Routes;
import io.github.camelchatwoot.sandbox.fault.Surroundings;
import io.github.camelchatwoot.sandbox.http.Course;
import io.github.camelchatwoot.sandbox.http.Front;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.http.Throttle;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.webhook.Deliveries;
import io.github.camelchatwoot.sandbox.webhook.Post;
import io.github.camelchatwoot.sandbox.webhook.QueuedPost;
import io.github.camelchatwoot.sandbox.webhook.Sendings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The running part of a sandbox: one event loop, its server, and who hears of the events. Safe for any thread. */
final class SandboxServer implements AutoCloseable {
    private static final int MAX_WEB_SOCKET_BYTES = 64 * 1024 * 1024;
    private static final int STOP_SECONDS = 5;

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

    static SandboxServer start(Core core, Settings settings, String host, int port) {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        Context loop = vertx.getOrCreateContext();
        try {
            HttpServerOptions options = options(host, port);
            Wiring wiring = call(loop, () -> Future.succeededFuture(new Wiring(vertx, core, settings, options)));
            int opened = call(
                    loop,
                    () -> wiring.port
                            .open()
                            .onSuccess(number -> core.world.setBaseUrl("http://" + host + ':' + number)));
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
        return call(() -> wiring.core
                .world
                .users
                .find(userId)
                .map(user -> {
                    wiring.core.world.renewPubsubToken(user);
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

    /** Runs what has become due because the clock is another one. */
    void clockChanged() {
        call(() -> {
            wiring.timers.runDue();
            return wiring;
        });
    }

    /** Runs an action as if it were a request: others hear of it. */
    <T> T act(Callable<T> action) {
        return call(() -> {
            try {
                return action.call();
            } finally {
                wiring.settle();
            }
        });
    }

    /** Waits until nothing that requests have set off is still going on. */
    boolean awaitIdle(Duration limit) {
        return await(wiring.pending::whenNone, wiring.pending::isNone, limit);
    }

    /** The same without what waits for the time of the double. */
    boolean awaitQuiet(Duration limit) {
        return await(wiring.pending::whenQuiet, wiring.pending::isQuiet, limit);
    }

    private boolean await(Supplier<Future<Void>> end, BooleanSupplier isSo, Duration limit) {
        Promise<Void> idle = Promise.promise();
        loop.runOnContext(go -> complete(idle, end, isSo));
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

    /** What ends may have set off more, which begins before anything else comes to the loop. */
    private void complete(Promise<Void> idle, Supplier<Future<Void>> end, BooleanSupplier isSo) {
        end.get()
                .onSuccess(ended -> loop.runOnContext(go -> {
                    if (isSo.getAsBoolean()) {
                        idle.complete();
                    } else {
                        complete(idle, end, isSo);
                    }
                }));
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

    /** The core's network and time, put together. */
    private static final class Wiring {
        private final Core core;
        private final Settings settings;
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

        Wiring(Vertx vertx, Core core, Settings settings, HttpServerOptions options) {
            this.core = core;
            this.settings = settings;
            timers = new Timers(vertx, core.world::now, this::settle);
            cable = new Cable(core.world, timers, core.socketView);
            AutoAssignment assignment = new AutoAssignment(core.world, core.conversations, timers, pending);
            core.conversations.onOpened((inbox, unseen) -> {
                if (!core.events.isMuted()) {
                    assignment.opened(inbox, unseen);
                }
            });
            Post queue = new QueuedPost(new Sendings(vertx, core.world::now, settings.webhookTimeout()));
            Post post = new DisturbedPost(faults, timers, queue);
            deliveries = new Deliveries(
                    core.world,
                    core.events,
                    core.eventView,
                    core.messages,
                    core.conversations,
                    post,
                    timers,
                    settings.botRetryDelay(),
                    pending,
                    this::settle);
            core.events.onEvent(this::happens);
            core.events.onMeanwhile(soFar -> {
                core.book.note(soFar);
                tell(soFar);
            });
            core.sendBy(deliveries::deliver);
            Throttle throttle = new Throttle(settings.rateLimit(), core.world::now);
            cableFaults = new CableFaults(faults, cable, timers);
            surroundings = new Surroundings(timers, pending, this::forget, core.world.contacts);
            routes = new Routes(core.router);
            Course course = new Door(core.world::baseUrl, new DisturbedCourse(faults, surroundings));
            front = new Front(controlled(core.router), course, throttle, core.book::answered, this::settle);
            port = new Port(vertx, options, this::handle, timers, pending);
        }

        /** The same with the routes that control the running double. */
        private Router controlled(Router chatwoot) {
            Router router = new Router(chatwoot);
            new FaultsRoute(faults, cableFaults, routes).addTo(router);
            new CableRoute(cableFaults).addTo(router);
            new TokenRoute(core.world).addTo(router);
            new TimeRoute(core.world, this::advance).addTo(router);
            new RestartRoute(down -> core.events.later(() -> restart(down))).addTo(router);
            return router;
        }

        private void advance(Duration by) {
            core.world.advance(by);
            timers.runDue();
        }

        private Future<Void> restart(Duration down) {
            surroundings.dropRequests();
            cable.drop();
            return port.restart(down);
        }

        /** Nobody learns what the request in progress did. */
        private void forget() {
            core.forget();
            cable.forget();
            deliveries.forget();
        }

        private void handle(HttpServerRequest request) {
            if (Cable.isMeant(request)) {
                cable.accept(request);
            } else {
                front.handle(request);
            }
        }

        private void happens(Event event, @Nullable Sender cause) {
            cable.accept(event, cause);
            deliveries.happens(event, cause);
        }

        private boolean isTold(Event event) {
            return settings.inboxEvents() || !(event instanceof Event.InboxEvent);
        }

        /** Runs the jobs that a request left behind, and tells of what happened. */
        private void settle() {
            tell(core.settle());
        }

        private void tell(List<Event> happened) {
            if (open) {
                cable.flush();
                deliveries.tell(happened.stream().filter(this::isTold).toList());
            } else {
                deliveries.forget();
            }
        }
    }
}
