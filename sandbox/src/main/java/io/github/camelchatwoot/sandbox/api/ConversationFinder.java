// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;

/** Reads the parameters of the list of conversations. */
final class ConversationFinder {
    private static final int PAGE = 25;

    private final World world;
    private final Call call;
    private final Params params;

    ConversationFinder(World world, Call call) {
        this.world = world;
        this.call = call;
        this.params = call.params();
    }

    static Stream<Conversation> visible(World world, Call call) {
        return world.conversations.all().stream()
                .filter(row -> row.account.equals(call.account()) && Rows.isVisible(row.inbox(), call.caller()));
    }

    /** What the counts count: neither the assignee nor the time of the last change matters. */
    List<Conversation> all() {
        Stream<Conversation> rows =
                visible(world, call).filter(status()).filter(team()).filter(kind());
        List<Long> inboxes = params.numbers("inbox_id");
        List<String> labels = params.texts("labels");
        String source = params.filled("source_id");
        String query = params.filled("q");
        return rows.filter(row -> inboxes.isEmpty() || inboxes.contains(row.inbox().id))
                .filter(row -> labels.isEmpty() || row.labels.stream().anyMatch(labels::contains))
                .filter(row -> source == null || row.contactInbox.sourceId.equals(source))
                .filter(row -> query == null || says(row, new Like(query)))
                .toList();
    }

    List<Conversation> page(List<Conversation> all) {
        List<Conversation> rows =
                all.stream().filter(assignee()).sorted(order()).toList();
        Long within = params.number("updated_within");
        if (!params.has("updated_within")) {
            return Pages.page(rows, params, PAGE);
        }
        Instant since = world.now().minusSeconds(within == null ? 0 : within);
        return rows.stream().filter(row -> row.updatedAt.isAfter(since)).toList();
    }

    private static boolean says(Conversation row, Like like) {
        return row.messages.values().stream().anyMatch(message -> like.matches(message.content));
    }

    /** Only what is open, unless asked otherwise; an unknown word is nobody's status. */
    private Predicate<Conversation> status() {
        String filled = params.filled("status");
        String word = filled == null ? Words.of(Status.OPEN) : filled;
        return row -> "all".equals(word) || Words.of(row.status).equals(word);
    }

    private Predicate<Conversation> team() {
        Long id = params.number("team_id");
        if (id == null) {
            return row -> true;
        }
        Team team = world.teams.find(id).orElseThrow(Refusal::notFound);
        return row -> team.equals(row.team);
    }

    private Predicate<Conversation> kind() {
        String kind = params.filled("conversation_type");
        User user = call.user();
        return switch (kind == null ? "" : kind) {
            case "mention" -> row -> false;
            case "participating" -> row -> row.participants.contains(user.id);
            case "unattended" -> row -> row.firstReplyCreatedAt == null || row.waitingSince != null;
            default -> row -> true;
        };
    }

    private Predicate<Conversation> assignee() {
        String type = params.filled("assignee_type");
        User user = call.user();
        return switch (type == null ? "" : type) {
            case "me" -> row -> user.equals(row.assignee);
            case "assigned" -> row -> row.assignee != null;
            case "unassigned" -> row -> row.assignee == null && row.assigneeBot == null;
            default -> row -> true;
        };
    }

    private Comparator<Conversation> order() {
        String sort = params.filled("sort_by");
        Comparator<Conversation> activity = Comparator.comparing(row -> row.lastActivityAt);
        Comparator<Conversation> created = Comparator.comparing(row -> row.createdAt);
        Comparator<Conversation> waiting =
                Comparator.comparing(row -> row.waitingSince, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Conversation> lowest =
                Comparator.comparing(row -> row.priority, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Conversation> highest =
                Comparator.comparing(row -> row.priority, Comparator.nullsLast(Comparator.reverseOrder()));
        return switch (sort == null ? "" : sort) {
            case "last_activity_at_asc" -> activity;
            case "created_at_asc", "sort_on_created_at" -> created;
            case "created_at_desc" -> created.reversed();
            case "waiting_since_asc", "sort_on_waiting_since" -> waiting.thenComparing(created);
            case "waiting_since_desc" ->
                Comparator.comparing(row -> row.waitingSince, Comparator.nullsLast(Comparator.reverseOrder()));
            case "priority_asc" -> lowest.thenComparing(activity.reversed());
            case "priority_desc", "sort_on_priority" -> highest.thenComparing(activity.reversed());
            case "priority_desc_created_at_asc" -> highest.thenComparing(created);
            case "unread" ->
                Comparator.comparing((Conversation row) -> row.unreadCount() == 0)
                        .thenComparing(activity.reversed());
            default -> activity.reversed();
        };
    }
}
