// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.intake.Admission;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Ending;
import io.github.camelchatwoot.intake.Figures.Figure;
import io.github.camelchatwoot.sweep.Sweeper;
import io.github.camelchatwoot.webhook.Delivery;
import io.github.camelchatwoot.webhook.Reception;
import io.github.camelchatwoot.webhook.Reception.Accepted;
import io.github.camelchatwoot.webhook.Reception.Refused;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import io.github.camelchatwoot.webhook.WebhookHandler;
import io.github.camelchatwoot.webhook.WebhookKind;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Receives webhooks on the HTTP server of the application. A delivery is answered when its event is queued, or when the
 * route has ended; Chatwoot waits five seconds, sends it once, and takes an error for what became of the message.
 * Nothing of the request comes back in the answer, and nothing but the payload gets into the exchange.
 */
@ManagedResource(description = "Consumer of Chatwoot's webhooks")
public class ChatwootWebhookConsumer extends ChatwootConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ChatwootWebhookConsumer.class);

    /** Chatwoot waits five seconds for an answer. */
    private static final Duration LONGEST_WAIT_FOR_SECRET = Duration.ofSeconds(2);

    private final ChatwootConfiguration options;
    private final AtomicBoolean crowded = new AtomicBoolean();
    private @Nullable WebhookHandler handler;
    private @Nullable Consumer http;
    private @Nullable Registration registration;
    private @Nullable Sweeps sweeps;

    public ChatwootWebhookConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        EventDecoder decoder = new EventDecoder(options.isKeepSecrets(), options.getAccountId());
        registration = new Registration(getEndpoint());
        handler = new WebhookHandler(verifier(registration()), decoder, options.getMaxBodySize());
        if (options.getSweep() == Sweeping.ON) {
            sweeps = new Sweeps(getEndpoint(), getRouteId(), new Sweeper.Listener() {});
        }
    }

    private Optional<SignatureVerifier> verifier(Registration secrets) {
        if (!options.isVerify()) {
            LOG.warn("{} takes events from everybody who knows its address, because of verify=false", getEndpoint());
            return Optional.empty();
        }
        if (secrets.current().isEmpty() && !secrets.isWanted()) {
            throw new IllegalArgumentException(
                    "chatwoot:webhook needs the secret that signs the deliveries: set the option"
                            + " secret on the endpoint, or camel.component.chatwoot.secret for all endpoints; verify=false takes"
                            + " events from everybody");
        }
        Duration tolerance = Duration.ofMillis(options.getTimestampTolerance());
        return Optional.of(new SignatureVerifier(
                secrets,
                LONGEST_WAIT_FOR_SECRET,
                tolerance,
                getEndpoint().getComponent().clock()));
    }

    @Override
    protected void doStart() throws Exception {
        refuseSecond();
        super.doStart();
        Endpoint server = getEndpoint().getCamelContext().getEndpoint("platform-http:" + path());
        http = server.createConsumer(this::receive);
        try {
            ServiceHelper.startService(http);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "chatwoot:webhook found no HTTP server (" + e.getMessage() + "). Add the artifact"
                            + " org.apache.camel:camel-platform-http-main with camel.server.enabled=true; on Spring Boot"
                            + " camel-platform-http-starter, on Quarkus camel-quarkus-platform-http",
                    e);
        }
        if (sweeps != null) {
            sweeps.start(pipeline().intake());
        }
        registration().start(); // what is posted from now on is received
    }

    private Registration registration() {
        return Objects.requireNonNull(registration, "not initialized");
    }

    @ManagedAttribute(description = "How the registration with Chatwoot is; empty: the route does not register")
    public String getWebhookRegistration() {
        return registration().standing();
    }

    @Override
    public void tell(HealthCheckResultBuilder builder) {
        super.tell(builder);
        if (sweeps != null) {
            sweeps.tell(builder);
        }
        registration().tell(builder);
    }

    /** The server would give all requests to one of two. */
    private void refuseSecond() {
        for (Route route : getEndpoint().getCamelContext().getRoutes()) {
            if (route.getConsumer() instanceof ChatwootWebhookConsumer other
                    && other != this
                    && other.path().equals(path())) {
                throw new IllegalArgumentException("The routes " + other.getRouteId() + " and " + getRouteId()
                        + " both receive webhooks at " + path()
                        + ": set the option webhookPath of one of them to another path. For the same events in both,"
                        + " receive them in one route and hand them on, such as to seda");
            }
        }
    }

    /** Where requests come to, written in one way. */
    private String path() {
        String path = options.getWebhookPath().strip();
        String begun = path.startsWith("/") ? path : "/" + path;
        return begun.length() > 1 && begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
    }

    @Override
    protected void doSuspend() throws Exception {
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
    }

    @Override
    protected void doStop() throws Exception {
        if (registration != null) {
            registration.stop();
        }
        ServiceHelper.stopAndShutdownService(http);
        http = null;
        if (sweeps != null) {
            sweeps.stop();
        }
        super.doStop();
    }

    private void receive(Exchange request) {
        Message message = request.getMessage();
        int status = status(message);
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (status == 405) {
            message.setHeader("Allow", "POST");
        }
    }

    private int status(Message request) {
        if (!isTaking()) {
            pipeline().figures().count(Figure.SHED);
            return unavailable();
        }
        Delivery delivery = delivery(request);
        Reception reception = Objects.requireNonNull(handler, "not started").receive(delivery);
        return reception instanceof Accepted accepted
                ? status(new Arrival(accepted.event(), EventSource.WEBHOOK, delivery.id()))
                : refused((Refused) reception);
    }

    /**
     * The answer to what cannot be taken now. An inbox would mark the message as failed for any error, although the
     * sweep is going to bring it.
     */
    private int unavailable() {
        boolean comesAnyway = sweeps != null && registration().kind() == WebhookKind.INBOX;
        return comesAnyway ? 200 : registration().kind().unavailable();
    }

    private int refused(Refused refused) {
        pipeline().intake().figures().count(Figure.REFUSED);
        log(refused);
        return refused.status();
    }

    private int status(Arrival arrival) {
        Admission admission = pipeline().intake().accept(arrival);
        if (admission instanceof Admission.Full) {
            crowded(arrival);
            return unavailable();
        }
        if (crowded.get()
                && pipeline().intake().pending() <= options.getQueueSize() / 2 + 1
                && crowded.compareAndSet(true, false)) {
            LOG.info("There is room for events at {} again", path());
        }
        boolean waits = options.getAck() == Ack.COMPLETED;
        return waits && admission instanceof Admission.Taken taken ? await(arrival, taken) : 200;
    }

    /** Told once, until half of the queue is free again: there may be thousands. */
    private void crowded(Arrival arrival) {
        if (crowded.compareAndSet(false, true)) {
            LOG.warn(
                    "There is no room for {}, and until there is, events at {} are sent away: {} wait or are in the route."
                            + " See the options queueSize and queueBytes",
                    arrival,
                    path(),
                    pipeline().intake().pending());
        }
    }

    /** Holds the thread of the HTTP server, which its request needs anyway. */
    private int await(Arrival arrival, Admission.Taken taken) {
        try {
            Ending ending = taken.ending().get(options.getAckTimeout(), TimeUnit.MILLISECONDS);
            if (ending.isDone()) {
                return 200;
            }
            return ending instanceof Ending.Failed ? 500 : registration().kind().unavailable();
        } catch (TimeoutException e) {
            LOG.warn(
                    "The route was not at its end with {} after {} ms (option ackTimeout), so Chatwoot is told that it was"
                            + " not received; the route goes on",
                    arrival,
                    options.getAckTimeout());
        } catch (ExecutionException e) {
            LOG.error("How the route ended with {} is not known", arrival, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return registration().kind().unavailable();
    }

    /** A signature that does not match is for people to see; the rest is what any public address is asked. */
    private void log(Refused refused) {
        Level level = refused.status() == 401 ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level)
                .log(
                        "A request to {} was refused with {}: {}",
                        options.getWebhookPath(),
                        refused.status(),
                        refused.reason());
    }

    private static Delivery delivery(Message request) {
        boolean inQuery = mentionsSignature(request.getHeader(Exchange.HTTP_QUERY, "", String.class));
        return new Delivery(
                request.getHeader(Exchange.HTTP_METHOD, "", String.class),
                text(request, Exchange.CONTENT_TYPE),
                request.getHeader(Exchange.CONTENT_LENGTH, -1L, Long.class),
                text(request, "X-Chatwoot-Timestamp"),
                inQuery ? null : text(request, "X-Chatwoot-Signature"),
                text(request, "X-Chatwoot-Delivery"),
                () -> Objects.requireNonNullElseGet(request.getBody(byte[].class), () -> new byte[0]));
    }

    /** Parameters of the query look like headers here, but they end up in the logs of proxies. */
    private static boolean mentionsSignature(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains("x-chatwoot-");
        } catch (IllegalArgumentException notEncoded) {
            return true; // nobody can tell what the web server made of it
        }
    }

    /** Only a single value counts: two of them are a list here. */
    private static @Nullable String text(Message request, String header) {
        return request.getHeader(header) instanceof String text ? text : null;
    }
}
