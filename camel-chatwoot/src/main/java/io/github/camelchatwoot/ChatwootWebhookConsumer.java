// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.webhook.Delivery;
import io.github.camelchatwoot.webhook.Reception;
import io.github.camelchatwoot.webhook.Reception.Accepted;
import io.github.camelchatwoot.webhook.Reception.Refused;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import io.github.camelchatwoot.webhook.WebhookHandler;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Receives webhooks on the HTTP server of the application. A delivery is answered when the route has ended: 200 when it
 * went well, 500 when it failed, so that Chatwoot shows a message that was not delivered as failed. It waits five
 * seconds. Nothing of the request comes back in the answer, and nothing but the payload gets into the exchange.
 */
public class ChatwootWebhookConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatwootWebhookConsumer.class);

    private final ChatwootConfiguration options;
    private final Exchanges exchanges;
    private @Nullable WebhookHandler handler;
    private @Nullable Consumer http;

    public ChatwootWebhookConsumer(ChatwootEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
        this.exchanges = new Exchanges(options);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        handler = new WebhookHandler(verifier(), new EventDecoder(options.isKeepSecrets()), options.getMaxBodySize());
    }

    private Optional<SignatureVerifier> verifier() {
        List<String> secrets = Values.texts(Objects.requireNonNullElse(options.getSecret(), ""));
        if (!options.isVerify()) {
            LOG.warn("{} takes events from everybody who knows its address, because of verify=false", getEndpoint());
            return Optional.empty();
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "chatwoot:webhook needs the secret that signs the deliveries: set the option"
                            + " secret on the endpoint, or camel.component.chatwoot.secret for all endpoints; verify=false takes"
                            + " events from everybody");
        }
        Duration tolerance = Duration.ofMillis(options.getTimestampTolerance());
        return Optional.of(new SignatureVerifier(
                secrets, tolerance, getEndpoint().getComponent().clock()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String path = options.getWebhookPath();
        Endpoint server = getEndpoint()
                .getCamelContext()
                .getEndpoint("platform-http:" + (path.startsWith("/") ? path : "/" + path));
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
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(http);
        http = null;
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
        if (isSuspendingOrSuspended() || isStoppingOrStopped()) {
            return 503;
        }
        Delivery delivery = delivery(request);
        Reception reception = Objects.requireNonNull(handler, "not started").receive(delivery);
        if (reception instanceof Refused refused) {
            log(refused);
            return refused.status();
        }
        return route((Accepted) reception, delivery.id());
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

    private int route(Accepted accepted, @Nullable String deliveryId) {
        Exchange exchange = createExchange(false);
        try {
            exchanges.event(exchange.getMessage(), accepted.event(), accepted.body(), deliveryId);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            getExceptionHandler().handleException("The route failed with " + accepted.event(), exchange, failure);
        }
        releaseExchange(exchange, false);
        return failure == null ? 200 : 500;
    }

    @Override
    public ChatwootEndpoint getEndpoint() {
        return (ChatwootEndpoint) super.getEndpoint();
    }
}
