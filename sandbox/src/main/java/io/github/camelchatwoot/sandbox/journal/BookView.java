// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.Words;

/** The journal as JSON, without secrets. */
public final class BookView {
    private BookView() {}

    /**
     * The entries.
     *
     * @param after only those with greater numbers
     */
    public static ObjectNode of(Book book, long after) {
        ObjectNode view = Json.object().put("dropped", book.dropped());
        ArrayNode list = view.putArray("entries");
        book.entries().stream().filter(entry -> entry.number() > after).forEach(entry -> list.add(entry(entry)));
        return view;
    }

    private static JsonNode entry(Entry entry) {
        ObjectNode view = Json.object().put("number", entry.number());
        view.set("at", Times.iso(entry.at()));
        if (entry instanceof ReceivedRequest request) {
            view.put("kind", "request")
                    .put("method", request.method())
                    .put("path", Discreet.path(request.path()))
                    .put("caller", Words.of(request.caller().kind()))
                    .put("name", request.caller().name());
            view.set("parameters", Discreet.masked(request.body()));
            return view.put("status", request.status());
        }
        ReceivedMessage received = (ReceivedMessage) entry;
        MessageFacts message = received.message();
        view.put("kind", "message")
                .put("request", received.request())
                .put("id", message.id())
                .put("conversation_id", message.conversationId())
                .put("inbox_id", message.inboxId())
                .put("message_type", message.type())
                .put("private", message.isPrivate())
                .put("content", message.content())
                .put("source_id", message.sourceId())
                .put("contact", message.contact().name())
                .put("sender", message.sender());
        view.set("attachments", Json.texts(message.attachments()));
        return view;
    }
}
