// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;

/** Sends events on demand over HTTP. */
public final class EventsRoute {
    /** Sends an event and tells the deliveries that began. */
    @FunctionalInterface
    public interface Sender {
        ArrayNode send(ObjectNode wish);
    }

    private final Sender sender;

    public EventsRoute(Sender sender) {
        this.sender = sender;
    }

    public void addTo(Router router) {
        router.add("POST", "/sandbox/events", this::send);
    }

    private Answer send(Request request) {
        try {
            ArrayNode deliveries = sender.send(request.params().tree());
            return Answer.json(202, Json.object().set("deliveries", deliveries));
        } catch (IllegalArgumentException e) {
            throw Refusal.error(422, String.valueOf(e.getMessage()));
        }
    }
}
