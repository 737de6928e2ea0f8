// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.operation.Param;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a CloudEvent of an event of Chatwoot: its attributes as headers, as Camel's other components set them, and JSON
 * as body. Stateless, safe to share across threads.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
@DataTypeTransformer(
        name = "chatwoot:application-cloudevents",
        description = "Adds CloudEvent headers to the Camel message with the event of a chatwoot:webhook, and makes its"
                + " body JSON")
public class ChatwootCloudEventTransformer extends Transformer {

    private static final String TYPE_PREFIX = "com.chatwoot.";
    private static final String JSON = "application/json";

    /** @throws IllegalArgumentException when the message is no event of Chatwoot */
    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        String type = message.getHeader(Param.EVENT_TYPE.header(), String.class);
        if (type == null) {
            throw new IllegalArgumentException("chatwoot:application-cloudevents is for events of chatwoot:webhook: the"
                    + " header " + Param.EVENT_TYPE.header() + " is not set");
        }
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, id(message));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(message));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE_PREFIX + type);
        subject(message).ifPresent(subject -> message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
        Object body = message.getBody();
        if (body instanceof Map<?, ?> || body instanceof ChatwootEvent) {
            message.setBody(Json.text(body)); // other bodies are JSON already
        }
    }

    /** The same for every delivery of an event, where Chatwoot allows that. */
    private static String id(Message message) {
        return Stream.of(Param.EVENT_ID, Param.EVENT_DELIVERY_ID)
                .map(param -> message.getHeader(param.header(), String.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> message.getExchange().getExchangeId());
    }

    /** The account as a resource of the server; without the server's address where that is not known. */
    private static String source(Message message) {
        Long account = message.getHeader(Param.ACCOUNT_ID.header(), Long.class);
        String path = account == null ? "/api/v1" : "/api/v1/accounts/" + account;
        URI server = server(message.getExchange());
        return server == null ? path : server.toString().replaceFirst("/$", "") + path;
    }

    private static @Nullable URI server(Exchange exchange) {
        String baseUrl = exchange.getFromEndpoint() instanceof ChatwootEndpoint endpoint
                ? endpoint.getConfiguration().getBaseUrl()
                : ofComponent(exchange.getContext());
        if (baseUrl == null) {
            return null;
        }
        try {
            URI uri = new URI(baseUrl.strip());
            return uri.getHost() == null
                    ? null
                    : new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
        } catch (URISyntaxException notAnAddress) {
            return null; // calls complain about that; an event only lacks the server's name then
        }
    }

    private static @Nullable String ofComponent(CamelContext context) {
        return context.hasComponent("chatwoot") instanceof ChatwootComponent component
                ? component.getConfiguration().getBaseUrl()
                : null;
    }

    /** What it is about, most precise last. */
    private static Optional<String> subject(Message message) {
        Long conversation = message.getHeader(Param.CONVERSATION_ID.header(), Long.class);
        Long of = message.getHeader(Param.MESSAGE_ID.header(), Long.class);
        if (conversation != null) {
            return Optional.of("conversations/" + conversation + (of == null ? "" : "/messages/" + of));
        }
        return Stream.of(Param.CONTACT_ID, Param.INBOX_ID)
                .filter(param -> message.getHeader(param.header()) != null)
                .map(param ->
                        (param == Param.CONTACT_ID ? "contacts/" : "inboxes/") + message.getHeader(param.header()))
                .findFirst();
    }

    /** When it happened; where the event does not tell that, when it arrived. */
    private static String time(Message message) {
        Long millis = message.getHeader(Exchange.MESSAGE_TIMESTAMP, Long.class);
        return millis == null
                ? CloudEvents.v1_0.getEventTime(message.getExchange())
                : Instant.ofEpochMilli(millis).toString();
    }
}
