// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.CustomAttribute;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** What conversations can be filtered by. */
final class ConversationFilter {
    private static final Map<String, FilterQuery.Key<Conversation>> KEYS = keys();

    private final World world;

    ConversationFilter(World world) {
        this.world = world;
    }

    Stream<Conversation> apply(Account account, Params params, Stream<Conversation> conversations) {
        FilterQuery<Conversation> query = new FilterQuery<>(KEYS, name -> custom(account, name));
        return query.apply(params, conversations, world.now());
    }

    private @Nullable Function<Conversation, List<String>> custom(Account account, String name) {
        if (world.isDefined(account, CustomAttribute.Model.CONVERSATION_ATTRIBUTE, name)) {
            return conversation -> ContactFilter.values(conversation.customAttributes.get(name));
        }
        return world.isDefined(account, CustomAttribute.Model.CONTACT_ATTRIBUTE, name)
                ? conversation -> ContactFilter.values(
                        conversation.contact().customAttributes.get(name))
                : null;
    }

    private static Map<String, FilterQuery.Key<Conversation>> keys() {
        Map<String, FilterQuery.Key<Conversation>> keys = new LinkedHashMap<>();
        keys.put("status", new FilterQuery.Key<>(FilterQuery.EQUALITY, ConversationFilter::status));
        keys.put(
                "assignee_id",
                new FilterQuery.Key<>(
                        FilterQuery.PRESENCE, row -> id(row.assignee() == null ? null : row.assignee().id)));
        keys.put("inbox_id", new FilterQuery.Key<>(FilterQuery.PRESENCE, row -> id(row.inbox().id)));
        keys.put(
                "team_id",
                new FilterQuery.Key<>(FilterQuery.PRESENCE, row -> id(row.team() == null ? null : row.team().id)));
        keys.put("contact_id", new FilterQuery.Key<>(FilterQuery.PRESENCE, row -> id(row.contact().id)));
        keys.put("priority", new FilterQuery.Key<>(FilterQuery.PRESENCE, ConversationFilter::priority));
        keys.put("display_id", new FilterQuery.Key<>(FilterQuery.TEXT, row -> id(row.displayId)));
        keys.put("campaign_id", new FilterQuery.Key<>(FilterQuery.PRESENCE, row -> List.of()));
        keys.put("labels", new FilterQuery.Key<>(FilterQuery.PRESENCE, row -> row.labels()));
        keys.put(
                "browser_language",
                new FilterQuery.Key<>(FilterQuery.EQUALITY, row -> attribute(row, "browser_language")));
        keys.put(
                "conversation_language",
                new FilterQuery.Key<>(FilterQuery.EQUALITY, row -> attribute(row, "conversation_language")));
        keys.put("referer", new FilterQuery.Key<>(FilterQuery.TEXT, row -> attribute(row, "referer")));
        keys.put("created_at", new FilterQuery.Key<>(FilterQuery.DATE, row -> List.of(row.createdAt.toString())));
        keys.put(
                "last_activity_at",
                new FilterQuery.Key<>(
                        FilterQuery.DATE, row -> List.of(row.lastActivityAt().toString())));
        keys.put("mail_subject", new FilterQuery.Key<>(FilterQuery.TEXT, row -> attribute(row, "mail_subject")));
        return keys;
    }

    /** The word {@code all} matches whatever the status is. */
    private static List<String> status(Conversation conversation) {
        return List.of(Words.of(conversation.status()), "all");
    }

    private static List<String> priority(Conversation conversation) {
        return conversation.priority == null ? List.of() : List.of(Words.of(conversation.priority));
    }

    private static List<String> id(@Nullable Long id) {
        return id == null ? List.of() : List.of(String.valueOf(id));
    }

    private static List<String> attribute(Conversation conversation, String key) {
        return ContactFilter.values(conversation.additionalAttributes.get(key));
    }
}
