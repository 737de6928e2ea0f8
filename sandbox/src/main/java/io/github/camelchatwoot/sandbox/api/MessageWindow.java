// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;

/**
 * The part of a conversation that a list asks for.
 *
 * <p>Neither cursor: the newest twenty. {@code before}: twenty with smaller ids. {@code after}: a hundred with bigger
 * ids. Both: a thousand from {@code after} itself up to {@code before}. Always in ascending order.
 */
public final class MessageWindow {
    private static final int NEWEST = 20;
    private static final int AFTER = 100;
    private static final int BETWEEN = 1000;

    private MessageWindow() {}

    static List<Message> of(Conversation conversation, Params params) {
        boolean all = params.filled("filter_internal_messages") == null;
        String before = params.filled("before");
        String after = params.filled("after");
        if (after == null) {
            return before == null ? newest(conversation, all) : before(conversation, id(before), all);
        }
        if (before == null) {
            return first(conversation.messages.tailMap(id(after), false).values(), all, AFTER);
        }
        long from = id(after);
        long to = id(before);
        return from >= to
                ? List.of()
                : first(conversation.messages.subMap(from, true, to, false).values(), all, BETWEEN);
    }

    /**
     * The newest messages.
     *
     * @param all whether private and activity messages count
     */
    public static List<Message> newest(Conversation conversation, boolean all) {
        return reversed(first(conversation.messages.descendingMap().values(), all, NEWEST));
    }

    /** The newest messages before one of them. */
    public static List<Message> before(Conversation conversation, long id, boolean all) {
        return reversed(
                first(conversation.messages.headMap(id, false).descendingMap().values(), all, NEWEST));
    }

    private static List<Message> first(Collection<Message> messages, boolean all, int limit) {
        return messages.stream()
                .filter(message -> all || message.isChat())
                .limit(limit)
                .toList();
    }

    private static List<Message> reversed(List<Message> messages) {
        List<Message> reversed = new ArrayList<>(messages);
        Collections.reverse(reversed);
        return reversed;
    }

    private static long id(String cursor) {
        return Params.integer(cursor).orElse(0L);
    }
}
