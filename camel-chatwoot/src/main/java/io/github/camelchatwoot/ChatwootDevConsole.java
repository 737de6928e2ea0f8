// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shows the consumers of Chatwoot's events and what happened to their events. */
@DevConsole(name = "chatwoot", displayName = "Chatwoot", description = "Consumers of Chatwoot's events")
public class ChatwootDevConsole extends AbstractDevConsole {

    public ChatwootDevConsole() {
        super("camel", "chatwoot", "Chatwoot", "Consumers of Chatwoot's events");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        consumers().forEach(consumer -> {
            text.append(consumer.getRouteId()).append(": ").append(consumer.getEndpoint());
            text.append(" (").append(consumer.getStatus()).append(")\n");
            consumer.details()
                    .forEach((name, value) -> text.append("    ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
        });
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        List<JsonObject> consumers = consumers().map(ChatwootDevConsole::json).toList();
        JsonObject all = new JsonObject();
        all.put("consumers", consumers);
        return all;
    }

    private static JsonObject json(EventConsumer consumer) {
        JsonObject json = new JsonObject();
        json.put("routeId", consumer.getRouteId());
        json.put("uri", consumer.getEndpoint().toString());
        json.put("state", consumer.getStatus().name());
        json.put("figures", new LinkedHashMap<>(consumer.details()));
        return json;
    }

    private Stream<EventConsumer> consumers() {
        return getCamelContext().getRoutes().stream()
                .map(Route::getConsumer)
                .filter(EventConsumer.class::isInstance)
                .map(EventConsumer.class::cast);
    }
}
