// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Message.ContentType;
import io.github.camelchatwoot.sandbox.state.Message.Draft;
import org.jspecify.annotations.Nullable;

/** The validations of messages. */
final class MessageRules {
    private static final int MAX_CONTENT = 150_000;
    private static final int MAX_PER_MINUTE = 200;
    private static final Set<String> ACTION_KEYS = Set.of("text", "type", "payload", "uri");
    private static final Map<ContentType, Set<String>> ITEM_KEYS = Map.of(
            ContentType.INPUT_SELECT,
            Set.of("title", "value"),
            ContentType.CARDS,
            Set.of("title", "description", "media_url", "actions"),
            ContentType.FORM,
            Set.of(
                    "type",
                    "placeholder",
                    "label",
                    "name",
                    "options",
                    "default",
                    "required",
                    "pattern",
                    "title",
                    "pattern_error"),
            ContentType.ARTICLE,
            Set.of("title", "description", "link"));

    private MessageRules() {}

    static void check(Draft draft) {
        if (draft.content() != null && draft.content().length() > MAX_CONTENT) {
            throw MessageFault.invalid("Content is too long (maximum is " + MAX_CONTENT + " characters)", "content");
        }
        Set<String> keys = ITEM_KEYS.get(draft.contentType());
        if (keys != null) {
            checkItems(draft.contentType(), draft.contentAttributes().get("items"), keys);
        }
    }

    private static void checkItems(ContentType type, @Nullable JsonNode items, Set<String> keys) {
        if (!(items instanceof ArrayNode list) || list.isEmpty()) {
            boolean nil = items == null || items.isNull();
            throw nil
                    ? MessageFault.broken("undefined method `reject' for nil")
                    : MessageFault.invalid("Content attributes At least one item is required.", "content_attributes");
        }
        checkKeys(list, keys, "items");
        if (type == ContentType.CARDS) {
            for (JsonNode card : list) {
                if (!(card.get("actions") instanceof ArrayNode actions) || actions.isEmpty()) {
                    throw MessageFault.invalid(
                            "Content attributes contains items missing actions", "content_attributes");
                }
                checkKeys(actions, ACTION_KEYS, "actions");
            }
        }
    }

    private static void checkKeys(ArrayNode elements, Set<String> allowed, String what) {
        List<String> unknown = new ArrayList<>();
        for (JsonNode element : elements) {
            element.fieldNames().forEachRemaining(key -> {
                if (!allowed.contains(key)) {
                    unknown.add(":" + key);
                }
            });
        }
        if (!unknown.isEmpty()) {
            String message =
                    "Content attributes contains invalid keys for " + what + " : [" + String.join(", ", unknown) + "]";
            throw MessageFault.invalid(message, "content_attributes");
        }
    }

    /** A conversation takes only so many messages within a minute, activities included. */
    static void checkFlood(Conversation conversation, Instant now) {
        if (conversation.messages.size() < MAX_PER_MINUTE) {
            return;
        }
        Instant minuteAgo = now.minus(Duration.ofMinutes(1));
        int recent = 0;
        for (Message message : conversation.messages.descendingMap().values()) {
            if (message.createdAt.isBefore(minuteAgo)) {
                return;
            }
            recent++;
            if (recent >= MAX_PER_MINUTE) {
                throw MessageFault.invalid("Too many messages", "base");
            }
        }
    }
}
