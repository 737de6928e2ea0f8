// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.cable;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a frame with {@code message.created} is about in one pass with Jackson's streaming parser and skips the
 * rest: written by hand for this frame, and it checks nothing. Safe to share across threads.
 */
final class BareFrameScan {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What was found. */
    static final class Facts {
        private @Nullable String event;
        private @Nullable String createdAt;
        private @Nullable String contactSourceId;
        private @Nullable String senderType;
        private int messageType;
        private long id;
        private long account;
        private long inbox;
        private long conversation;

        boolean isMessage() {
            return "message.created".equals(event)
                    && createdAt != null
                    && contactSourceId != null
                    && senderType != null
                    && messageType >= 0
                    && id * account * inbox * conversation != 0;
        }

        long conversation() {
            return conversation;
        }

        long id() {
            return id;
        }
    }

    Facts read(byte[] json) throws IOException {
        Facts facts = new Facts();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            object(parser, facts, BareFrameScan::frame);
        }
        return facts;
    }

    /** Takes one field of an object, on whose value the parser stands. */
    private interface Field {
        void take(JsonParser parser, String name, Facts facts) throws IOException;
    }

    private static void object(JsonParser parser, Facts facts, Field field) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.take(parser, name, facts);
        }
    }

    private static void frame(JsonParser parser, String name, Facts facts) throws IOException {
        switch (name) {
            case "message" -> object(parser, facts, BareFrameScan::message);
            default -> parser.skipChildren();
        }
    }

    private static void message(JsonParser parser, String name, Facts facts) throws IOException {
        switch (name) {
            case "event" -> facts.event = parser.getText();
            case "data" -> object(parser, facts, BareFrameScan::data);
            default -> parser.skipChildren();
        }
    }

    private static void data(JsonParser parser, String name, Facts facts) throws IOException {
        switch (name) {
            case "id" -> facts.id = parser.getLongValue();
            case "account_id" -> facts.account = parser.getLongValue();
            case "inbox_id" -> facts.inbox = parser.getLongValue();
            case "conversation_id" -> facts.conversation = parser.getLongValue();
            case "message_type" -> facts.messageType = parser.getIntValue();
            case "created_at" -> facts.createdAt = parser.getText();
            case "sender_type" -> facts.senderType = parser.getText();
            case "conversation" -> object(parser, facts, BareFrameScan::conversation);
            default -> parser.skipChildren();
        }
    }

    private static void conversation(JsonParser parser, String name, Facts facts) throws IOException {
        if (name.equals("contact_inbox")) {
            object(parser, facts, (inner, field, all) -> {
                if (field.equals("source_id")) {
                    all.contactSourceId = inner.getText();
                }
            });
        } else {
            parser.skipChildren();
        }
    }
}
