// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@code message_created} is about in one pass with Jackson's streaming parser and skips the rest: written
 * by hand for this payload, and it checks nothing. Safe to share across threads.
 */
final class BareScan {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What was found. */
    static final class Facts {
        private @Nullable String event;
        private @Nullable String messageType;
        private @Nullable String createdAt;
        private @Nullable String sourceId;
        private @Nullable String contactSourceId;
        private @Nullable String senderType;
        private boolean isPrivate;
        private boolean attachments;
        private long id;
        private long account;
        private long inbox;
        private long conversation;
        private long contact;

        boolean isMessage() {
            return "message_created".equals(event)
                    && messageType != null
                    && createdAt != null
                    && contactSourceId != null
                    && (sourceId == null || senderType == null || isPrivate || attachments || id != 0)
                    && account * inbox * conversation * contact != 0;
        }
    }

    Facts read(byte[] json) throws IOException {
        Facts facts = new Facts();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                root(parser, name, facts);
            }
        }
        return facts;
    }

    private static void root(JsonParser parser, String name, Facts facts) throws IOException {
        switch (name) {
            case "event" -> facts.event = parser.getText();
            case "id" -> facts.id = parser.getLongValue();
            case "message_type" -> facts.messageType = parser.getText();
            case "private" -> facts.isPrivate = parser.getBooleanValue();
            case "created_at" -> facts.createdAt = parser.getText();
            case "source_id" -> facts.sourceId = parser.getValueAsString();
            case "attachments" -> {
                facts.attachments = true;
                parser.skipChildren();
            }
            case "account" -> facts.account = id(parser);
            case "inbox" -> facts.inbox = id(parser);
            case "sender" -> sender(parser, facts);
            case "conversation" -> conversation(parser, facts);
            default -> parser.skipChildren();
        }
    }

    private static long id(JsonParser parser) throws IOException {
        long id = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("id");
            parser.nextToken();
            if (wanted) {
                id = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        return id;
    }

    private static void sender(JsonParser parser, Facts facts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("type");
            parser.nextToken();
            if (wanted) {
                facts.senderType = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void conversation(JsonParser parser, Facts facts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> facts.conversation = parser.getLongValue();
                case "contact_inbox" -> contactInbox(parser, facts);
                default -> parser.skipChildren();
            }
        }
    }

    private static void contactInbox(JsonParser parser, Facts facts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "contact_id" -> facts.contact = parser.getLongValue();
                case "source_id" -> facts.contactSourceId = parser.getText();
                default -> parser.skipChildren();
            }
        }
    }
}
