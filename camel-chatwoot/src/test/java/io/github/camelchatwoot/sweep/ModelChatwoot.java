// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What Chatwoot is to a sweep, in virtual time: ids are given when a message begins to be stored, it can be seen when
 * that is over, and then its conversation was active when the message was created, whatever happened since. For one
 * thread at a time.
 */
final class ModelChatwoot implements Call {

    static final int ROWS = 25;

    private static final long EPOCH = 1_800_000_000_000_000L;
    private static final Comparator<Conversation> LAST_ACTIVITY_FIRST = Comparator.<Conversation>comparingLong(
                    conversation -> conversation.activity)
            .reversed();

    private final VirtualTime time;
    private final Map<Long, Conversation> conversations = new TreeMap<>();
    private final List<Request> requests = new ArrayList<>();
    private long conversationIds;
    private long messageIds = 1000;
    private Duration latency = Duration.ZERO;
    private Function<Request, @Nullable Outcome> fault = request -> null;
    private Map<String, String> headers = Map.of("content-type", "application/json");

    /** Times in microseconds. */
    private static final class Conversation {
        private final long id;
        private final long created;
        private long activity;
        private long updated;
        private final NavigableMap<Long, Long> messages = new TreeMap<>();

        Conversation(long id, long now) {
            this.id = id;
            this.created = now;
            this.activity = now;
            this.updated = now;
        }
    }

    ModelChatwoot(VirtualTime time) {
        this.time = time;
    }

    /** In microseconds since 1970. */
    long micros() {
        return EPOCH + time.nanos() / 1000;
    }

    long second() {
        return micros() / 1_000_000;
    }

    long conversation() {
        Conversation conversation = new Conversation(++conversationIds, micros());
        conversations.put(conversation.id, conversation);
        return conversation.id;
    }

    /** A message that can be seen at once. */
    long write(long conversation) {
        long id = begin();
        commit(conversation, id, micros());
        return id;
    }

    /** Begins to store a message: it has an id now. */
    long begin() {
        return ++messageIds;
    }

    /** Uses up ids, as other accounts do. */
    void skip(long ids) {
        messageIds += ids;
    }

    /** A message can be seen from now on. */
    void commit(long conversation, long id, long created) {
        show(conversation, id, created);
        touch(conversation, created);
    }

    /** A message can be seen, but its conversation does not show yet that something has happened. */
    void show(long conversation, long id, long created) {
        Conversation its = conversations.get(conversation);
        if (its != null) {
            its.messages.put(id, created);
        }
    }

    /** A conversation was active. */
    void touch(long conversation, long created) {
        Conversation its = conversations.get(conversation);
        if (its != null) {
            its.activity = created;
            its.updated = micros();
        }
    }

    /** When a conversation was active last, in seconds since 1970. */
    long activity(long conversation) {
        return there(conversation).activity / 1_000_000;
    }

    /** A message as another source tells it. */
    Arrival arrival(long conversation, long id) {
        Conversation its = there(conversation);
        long created = Objects.requireNonNull(its.messages.get(id), "it can be seen");
        Map<String, Object> message = message(conversation, id, created);
        return new RowEvents(new EventDecoder(false, null), EventSource.WEBSOCKET, 1)
                .message(message, Row.of(row(its)));
    }

    private Conversation there(long id) {
        return Objects.requireNonNull(conversations.get(id), "it was not deleted");
    }

    /** Somebody changes a conversation, and nobody writes. */
    void change(long conversation) {
        there(conversation).updated = micros();
    }

    void delete(long conversation) {
        conversations.remove(conversation);
    }

    List<Long> messages(long conversation) {
        return new ArrayList<>(there(conversation).messages.keySet());
    }

    List<Long> conversations() {
        return new ArrayList<>(conversations.keySet());
    }

    void latency(Duration duration) {
        latency = duration;
    }

    /** What goes wrong with a request; null: nothing. */
    void fault(Function<Request, @Nullable Outcome> what) {
        fault = what;
    }

    void header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        headers = more;
    }

    /** How many calls were made since the last time that somebody asked. */
    int calls() {
        int calls = requests.size();
        requests.clear();
        return calls;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        requests.add(request);
        if (latency.isZero()) {
            return CompletableFuture.completedFuture(outcome(request));
        }
        CompletableFuture<Outcome> later = new CompletableFuture<>();
        time.after(latency, () -> later.complete(outcome(request)));
        return later;
    }

    private Outcome outcome(Request request) {
        Outcome wrong = fault.apply(request);
        return wrong == null ? answer(request) : wrong;
    }

    /** What it answers when nothing goes wrong. */
    Outcome answer(Request request) {
        Map<String, String> query =
                request.query().stream().collect(Collectors.toMap(Request.Field::name, Request.Field::value));
        return new Answer(200, headers, Json.write(body(request.path(), query)));
    }

    /** The body of the answer to a list. */
    Object body(String of, Map<String, String> query) {
        String[] path = of.split("/", -1);
        return path[path.length - 1].equals("messages")
                ? messages(conversations.get(Long.parseLong(path[path.length - 2])), query)
                : page(query);
    }

    private Object page(Map<String, String> query) {
        assert "all".equals(query.get("status")) && "last_activity_at_desc".equals(query.get("sort_by")) : query;
        List<Map<String, Object>> rows = conversations.values().stream()
                .sorted(LAST_ACTIVITY_FIRST)
                .skip((Long.parseLong(query.get("page")) - 1) * ROWS)
                .limit(ROWS)
                .map(ModelChatwoot::row)
                .toList();
        return Map.of("data", Map.of("meta", Map.of("all_count", conversations.size()), "payload", rows));
    }

    private static Map<String, Object> row(Conversation conversation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", conversation.id);
        row.put("account_id", 1);
        row.put("inbox_id", 5);
        row.put("status", "open");
        row.put("meta", Map.of("sender", Map.of("id", 9)));
        row.put("created_at", conversation.created / 1_000_000);
        row.put("updated_at", conversation.updated / 1e6);
        row.put("last_activity_at", conversation.activity / 1_000_000);
        List<Map<String, Object>> newest = conversation.messages.isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "id",
                        conversation.messages.lastKey(),
                        "conversation",
                        Map.of("contact_inbox", Map.of("source_id", "session"))));
        row.put("messages", newest);
        row.put("last_non_activity_message", newest.isEmpty() ? Map.of() : newest.get(0));
        return row;
    }

    /** Selected by id, sorted by time, cut. */
    private Object messages(@Nullable Conversation conversation, Map<String, String> query) {
        if (conversation == null) {
            return Map.of("payload", List.of());
        }
        String after = query.get("after");
        String before = query.get("before");
        boolean both = after != null && before != null;
        long low = after == null ? 0 : Long.parseLong(after) + (both ? 0 : 1);
        long high = before == null ? Long.MAX_VALUE : Long.parseLong(before);
        List<Map<String, Object>> rows = conversation.messages.subMap(low, high).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(both ? 1000 : 100)
                .map(message -> message(conversation.id, message.getKey(), message.getValue()))
                .toList();
        return Map.of("meta", Map.of(), "payload", rows);
    }

    private static Map<String, Object> message(long conversation, long id, long created) {
        return Map.of(
                "id",
                id,
                "content",
                "Message " + id,
                "conversation_id",
                conversation,
                "inbox_id",
                5,
                "message_type",
                0,
                "private",
                false,
                "created_at",
                created / 1_000_000,
                "sender",
                Map.of("id", 9, "type", "contact"));
    }
}
