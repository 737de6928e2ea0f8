// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.cable.CableConnection;
import io.github.camelchatwoot.cable.CableSettings;
import io.github.camelchatwoot.cable.CableStatus;
import io.github.camelchatwoot.sweep.SweepKind;
import io.github.camelchatwoot.sweep.SweepReport;
import io.github.camelchatwoot.sweep.Sweeper;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Receives events over Chatwoot's WebSocket, which needs no public address. The server tells nothing twice: what
 * happened while there was no connection is looked for when it is back, and comes before what is told from then on. A
 * start does not wait for a server that is down.
 */
@ManagedResource(description = "Consumer of Chatwoot's WebSocket")
public class ChatwootWebSocketConsumer extends ChatwootConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ChatwootWebSocketConsumer.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final ChatwootConfiguration options;
    private CableAccess.@Nullable Whose whose;
    private @Nullable Sweeps sweeps;
    private volatile @Nullable CableConnection connection;
    private volatile @Nullable Hearing hearing;

    /** Why there is no connection; null: nothing is known against it. */
    private volatile @Nullable String trouble;

    public ChatwootWebSocketConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ConsumerOptions.needed(
                options.getBaseUrl(),
                "baseUrl",
                "base-url",
                "the address of the Chatwoot server",
                "of chatwoot:websocket");
        CableAccess.Whose who = CableAccess.Whose.of(options);
        whose = who;
        boolean user = who instanceof CableAccess.Whose.User;
        if (options.getSweep() == Sweeping.ON && !user) {
            throw new IllegalArgumentException(
                    "chatwoot:websocket of a contact cannot look for lost events, which needs a"
                            + " user: leave out the option sweep=on, or the contact (sessionToken, contactSourceId)");
        }
        if (user && options.getSweep() != Sweeping.OFF) {
            sweeps = new Sweeps(getEndpoint(), getRouteId(), new Swept());
        } else {
            LOG.info("{} misses what happens while it has no connection: nothing looks for it", getEndpoint());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Connections connections = getEndpoint().getComponent().connections();
        CableAccess access = new CableAccess(
                Objects.requireNonNull(whose, "not initialized"),
                connections.client(options),
                connections.continuing());
        EventLine line = new EventLine(pipeline().intake(), connections.time(), connections.continuing());
        CableConnection cable = new CableConnection(
                settings(),
                connections.sockets(options),
                access,
                new CableEvents(this, line),
                connections.continuing(),
                connections.time(),
                () -> ThreadLocalRandom.current().nextDouble());
        connection = cable;
        hearing = new Hearing(cable::status, new Ear(), patience(), connections.time());
        if (sweeps != null) {
            sweeps.start(pipeline().intake());
        }
        cable.start();
    }

    private Patience patience() {
        return getEndpoint().getComponent().patience();
    }

    private CableSettings settings() {
        Duration presence = whose instanceof CableAccess.Whose.User
                ? CableSettings.PRESENCE_OF_USERS
                : CableSettings.PRESENCE_OF_CONTACTS;
        return patience().cable().withPresence(options.isPresence() ? presence : null);
    }

    /** A subscription is confirmed: what was missed is offered when the result completes. */
    CompletableFuture<?> confirmed() {
        Hearing ears = hearing;
        if (ears != null) {
            ears.confirmed();
        }
        trouble = null;
        LOG.info("{} is connected", getEndpoint());
        return sweeps == null
                ? CompletableFuture.completedFuture(null)
                : sweeps.catchUp().offered();
    }

    /** An event came, whatever it is. */
    void heard() {
        Hearing ears = hearing;
        if (ears != null) {
            ears.heard();
        }
    }

    /** A connection is lost or could not be made. */
    void trouble(String reason, @Nullable Throwable cause) {
        boolean known = reason.equals(trouble);
        trouble = reason;
        if (getExceptionHandler() instanceof LoggingExceptionHandler) {
            LOG.atLevel(known ? Level.DEBUG : Level.WARN)
                    .log("{} has no connection, and tries again: {}", getEndpoint(), reason);
            return;
        }
        Throwable error = cause == null ? new IOException(reason) : cause;
        getEndpoint()
                .getComponent()
                .connections()
                .continuing()
                .execute(() -> getExceptionHandler().handleException(reason, error));
    }

    /** What follows when the server turns out to be deaf. */
    private final class Ear implements Hearing.Ear {
        @Override
        public void deaf(boolean isDeaf) {
            if (isDeaf) {
                LOG.warn(
                        "The server of {} seems to be deaf: it tells nothing over its WebSocket. Until it does, messages are"
                                + " looked for every minute at least. A restart of Chatwoot helps",
                        getEndpoint());
            } else {
                LOG.info("The server of {} tells events again", getEndpoint());
            }
            if (sweeps != null) {
                if (isDeaf) {
                    sweeps.atLeastEvery(patience().renewal());
                } else {
                    sweeps.asUsual();
                }
            }
        }

        @Override
        public void renew(String why) {
            CableConnection cable = connection;
            if (cable != null) {
                cable.renew(why, true);
            }
        }
    }

    /** What a sweep tells about the WebSocket. */
    private final class Swept implements Sweeper.Listener {
        @Override
        public void ended(SweepReport report) {
            Hearing ears = hearing;
            if (ears != null && report.kind() == SweepKind.CHECK) {
                ears.checked(report.messages());
            }
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        disconnect();
        if (sweeps != null) {
            sweeps.suspend();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        if (sweeps != null) {
            sweeps.resume();
        }
        Objects.requireNonNull(hearing, "not started").open();
        Objects.requireNonNull(connection, "not started").start(); // looks for what was missed when it is confirmed
    }

    @Override
    protected void doStop() throws Exception {
        disconnect();
        if (sweeps != null) {
            sweeps.stop();
        }
        super.doStop();
    }

    private void disconnect() {
        Hearing ears = hearing;
        if (ears != null) {
            ears.close();
        }
        CableConnection cable = connection;
        if (cable == null) {
            return;
        }
        try {
            Void unused = cable.stop().get(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("{} could not close its connection within {}", getEndpoint(), LONGEST_GOODBYE);
        } catch (ExecutionException e) {
            LOG.warn("{} could not close its connection", getEndpoint(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable CableStatus status() {
        CableConnection cable = connection;
        return cable == null ? null : cable.status();
    }

    @ManagedAttribute(description = "What the connection does: confirmed means that events come")
    public String getConnectionPhase() {
        CableStatus status = status();
        return status == null ? "" : status.phase().toString();
    }

    @ManagedAttribute(description = "How many connections were made since the start")
    public long getConnectionsOpened() {
        CableStatus status = status();
        return status == null ? 0 : status.opened();
    }

    @ManagedAttribute(description = "Whether the server seems to tell nothing although it is connected")
    public boolean isServerDeaf() {
        Hearing ears = hearing;
        return ears != null && ears.reason() != null;
    }

    @Override
    public void tell(HealthCheckResultBuilder builder) {
        super.tell(builder);
        CableStatus status = status();
        if (status == null) {
            builder.unknown();
            return;
        }
        builder.detail("websocket.phase", status.phase().toString());
        builder.detail("websocket.opened", status.opened());
        builder.detail("websocket.confirmed", status.confirmations());
        if (sweeps != null) {
            sweeps.tell(builder);
        }
        Hearing ears = hearing;
        String deaf = ears == null ? null : ears.reason();
        if (deaf != null) {
            builder.message("The server seems to be deaf: " + deaf).down();
        } else if (!status.isConfirmed()) {
            builder.message("No connection (" + status.phase() + ")" + (trouble == null ? "" : ": " + trouble))
                    .down();
        }
    }
}
