// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.ConversationShelf;
import io.github.camelchatwoot.sandbox.state.Inbox;
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

    /** All that the caller may see, sorted by activity. */
    static Stream<Conversation> visible(World world, Call call) {
        return ConversationShelf.merged(
                world.conversations.shelves(call.account().id, shelf -> Rows.isVisible(shelf.inbox(), call.caller())));
    }

    /** What the counts count: neither the assignee nor the time of the last change matters. */
    Selection all() {
        Predicate<Conversation> team = team();
        Optional<Stream<Conversation>> few = few();
        String query = params.filled("q");
        boolean simple = few.isEmpty() && query == null && params.filled("conversation_type") == null;
        if (simple) {
            return new Selection.Shelved(world.conversations.shelves(call.account().id, this::isWanted));
        }
        Stream<Conversation> rows = few.orElseGet(
                        () -> ConversationShelf.merged(world.conversations.shelves(call.account().id, this::isWanted)))
                .filter(row -> row.account.equals(call.account()))
                .filter(row -> isWanted(row.inbox(), row.status()))
                .filter(team)
                .filter(kind())
                .filter(labels());
        Like like = query == null ? null : new Like(query);
        return new Selection.Listed(
                rows.filter(row -> like == null || says(row, like)).distinct().toList());
    }

    /** The candidates, where the parameters leave only a few. */
    private Optional<Stream<Conversation>> few() {
        String source = params.filled("source_id");
        if (source != null) {
            return Optional.of(
                    world.sessions.all(source).stream().flatMap(session -> world.conversations.of(session).stream()));
        }
        List<String> labels = params.texts("labels");
        if (!labels.isEmpty()) {
            return Optional.of(
                    labels.stream().flatMap(label -> world.conversations.labelled(call.account(), label).stream()));
        }
        return Optional.ofNullable(params.number("team_id"))
                .flatMap(world.teams::find)
                .map(found -> world.conversations.of(found).stream());
    }

    private boolean isWanted(ConversationShelf shelf) {
        return isWanted(shelf.inbox(), shelf.status());
    }

    /** Only what is open, unless asked otherwise; an unknown word is nobody's status. */
    private boolean isWanted(Inbox inbox, Status status) {
        List<Long> inboxes = params.numbers("inbox_id");
        String filled = params.filled("status");
        String word = filled == null ? Words.of(Status.OPEN) : filled;
        return Rows.isVisible(inbox, call.caller())
                && (inboxes.isEmpty() || inboxes.contains(inbox.id))
                && ("all".equals(word) || Words.of(status).equals(word));
    }

    private Predicate<Conversation> labels() {
        List<String> labels = params.texts("labels");
        return row -> labels.isEmpty() || row.labels().stream().anyMatch(labels::contains);
    }

    List<Conversation> page(Selection all) {
        Comparator<Conversation> order = order();
        Stream<Conversation> byActivity = all.byActivity(assignee());
        Stream<Conversation> rows = order.equals(ConversationShelf.BY_ACTIVITY) ? byActivity : byActivity.sorted(order);
        Long within = params.number("updated_within");
        if (!params.has("updated_within")) {
            return Pages.page(rows, params, PAGE);
        }
        Instant since = world.now().minusSeconds(within == null ? 0 : within);
        return rows.filter(row -> row.updatedAt.isAfter(since)).toList();
    }

    private static boolean says(Conversation row, Like like) {
        return row.messages.values().stream().anyMatch(message -> like.matches(message.content));
    }

    private Predicate<Conversation> team() {
        Long id = params.number("team_id");
        if (id == null) {
            return row -> true;
        }
        Team team = world.teams.find(id).orElseThrow(Refusal::notFound);
        return row -> team.equals(row.team());
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

    private Selection.Holders assignee() {
        String type = params.filled("assignee_type");
        User user = call.user();
        return switch (type == null ? "" : type) {
            case "me" -> user::equals;
            case "assigned" -> Selection.ASSIGNED;
            case "unassigned" -> Selection.UNASSIGNED;
            default -> Selection.ANYBODY;
        };
    }

    private Comparator<Conversation> order() {
        String sort = params.filled("sort_by");
        Comparator<Conversation> activity = Comparator.comparing(row -> row.lastActivityAt());
        Comparator<Conversation> created = Comparator.comparing(row -> row.createdAt);
        Comparator<Conversation> waiting =
                Comparator.comparing(row -> row.waitingSince, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Conversation> lowest =
                Comparator.comparing(row -> row.priority, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Conversation> highest =
                Comparator.comparing(row -> row.priority, Comparator.nullsLast(Comparator.reverseOrder()));
        Comparator<Conversation> order = switch (sort == null ? "" : sort) {
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
            default -> ConversationShelf.BY_ACTIVITY;
        };
        return order.equals(ConversationShelf.BY_ACTIVITY) ? order : order.thenComparing(row -> row.id);
    }
}
