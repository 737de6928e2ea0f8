// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Source;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Talks to Chatwoot, the open-source customer support desk: contacts, conversations, messages, inboxes and events.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/introduction">Chatwoot's API reference</a>
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "chatwoot",
        title = "Chatwoot",
        syntax = "chatwoot:operation",
        category = {Category.CHAT, Category.MESSAGING, Category.API},
        headersClass = Param.class,
        headersNameProvider = "header")
public class ChatwootEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final long POLL_DELAY = 30_000;

    @UriPath(description = "What to do: an operation of Chatwoot's API, or a source of its events.")
    @Metadata(required = true)
    private final Operation operation;

    @UriParam
    private ChatwootConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + POLL_DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    @SuppressWarnings("unused") // for the metadata: the value is that of the superclass, whose default is another
    private long delay = POLL_DELAY;

    public ChatwootEndpoint(
            String uri, ChatwootComponent component, Operation operation, ChatwootConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
        super.setDelay(POLL_DELAY);
    }

    @Override
    public Producer createProducer() {
        if (!(operation.role() instanceof Source)) {
            return new ChatwootProducer(this);
        }
        throw new IllegalArgumentException(
                "chatwoot:" + operation + " receives events: it stands at the beginning of a route, after 'from'");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation.role() instanceof Source) {
            DefaultConsumer consumer = switch (operation) {
                case WEBHOOK -> new ChatwootWebhookConsumer(this, processor);
                case WEBSOCKET -> new ChatwootWebSocketConsumer(this, processor);
                case POLL -> new ChatwootPollConsumer(this, processor);
                default -> throw new IllegalStateException("nobody receives from " + operation);
            };
            configureConsumer(consumer);
            return consumer;
        }
        throw new IllegalArgumentException("chatwoot:" + operation
                + " asks Chatwoot for something: it stands within a route, after 'to'. Events come from chatwoot:webhook, chatwoot:websocket and"
                + " chatwoot:poll");
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        if (operation != Operation.POLL) {
            return super.createPollingConsumer();
        }
        EventPollingConsumer consumer = new EventPollingConsumer(this);
        configurePollingConsumer(consumer);
        return consumer;
    }

    @Override
    public ChatwootComponent getComponent() {
        return (ChatwootComponent) super.getComponent();
    }

    public Operation getOperation() {
        return operation;
    }

    public ChatwootConfiguration getConfiguration() {
        return configuration;
    }

    /** The options. */
    public void setConfiguration(ChatwootConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public @Nullable String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }
}
