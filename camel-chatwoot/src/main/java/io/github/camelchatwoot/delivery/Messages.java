// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;

/**
 * The messages of conversations: writing them, and finding them by their source id. Stateless, safe to share across
 * threads.
 *
 * @param escapeLiquid whether texts that the server would render arrive as they are
 */
record Messages(Questions questions, boolean escapeLiquid) {

    private static final int PAGE = 20;

    /** A message that was found. */
    record Found(long conversation, long id, Map<String, Object> fields) {

        /** What it is known by; empty when it came from nowhere else. */
        String sourceId() {
            return fields.get("source_id") instanceof String sourceId ? sourceId : "";
        }

        @Override
        public String toString() {
            return "Found[" + id + "]";
        }
    }

    /** The call that writes one into a conversation that is there. */
    Request writing(long account, long conversation, Draft draft) {
        Map<Param, Object> values = at(account, conversation);
        values.put(Param.MESSAGE_SOURCE_ID, draft.sourceId());
        return Questions.writing(
                Operation.CREATE_MESSAGE, values, draft.fields(), draft.uploads(), draft.blobIds(), escapeLiquid);
    }

    /** A message by its id; empty when it is not there any more. */
    Doing<Optional<Found>> read(long account, long conversation, long id) {
        Map<Param, Object> values = at(account, conversation);
        values.put(Param.AFTER, id);
        values.put(Param.BEFORE, id + 1); // within a range the first one counts too
        return page(values)
                .map(rows -> rows.stream()
                        .filter(row -> Questions.id(row.get("id")) == id)
                        .findFirst()
                        .map(row -> found(conversation, row)));
    }

    /**
     * The message with a source id, looked for from the newest one back.
     *
     * @param search what to look for
     * @param pages how many pages of 20 to look at
     * @param seen is told of every message that is looked at
     */
    Doing<Optional<Found>> find(Search search, int pages, Consumer<Found> seen) {
        return find(search, Optional.empty(), pages, seen);
    }

    /**
     * What to look for.
     *
     * @param from an id that it is certainly not older than; 0: unknown
     */
    record Search(long account, long conversation, String sourceId, long from) {}

    private Doing<Optional<Found>> find(Search search, Optional<Long> before, int pages, Consumer<Found> seen) {
        Map<Param, Object> values = at(search.account(), search.conversation());
        before.ifPresent(id -> values.put(Param.BEFORE, id));
        return page(values).then(rows -> {
            rows.forEach(row -> seen.accept(found(search.conversation(), row)));
            Optional<Found> found = rows.stream()
                    .filter(row -> search.sourceId().equals(row.get("source_id")))
                    .findFirst()
                    .map(row -> found(search.conversation(), row));
            long oldest = rows.stream()
                    .mapToLong(row -> Questions.id(row.get("id")))
                    .min()
                    .orElse(0);
            boolean over = found.isPresent() || rows.size() < PAGE || oldest <= search.from() || pages <= 1;
            return over ? Doing.done(found) : find(search, Optional.of(oldest), pages - 1, seen);
        });
    }

    private Doing<List<Map<?, ?>>> page(Map<Param, Object> values) {
        return questions.list(Questions.request(Operation.LIST_MESSAGES, values), "/payload");
    }

    @SuppressWarnings("unchecked") // names in JSON are texts
    static Found found(long conversation, Map<?, ?> row) {
        return new Found(conversation, Questions.id(row.get("id")), (Map<String, Object>) row);
    }

    private static Map<Param, Object> at(long account, long conversation) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, account);
        values.put(Param.CONVERSATION_ID, conversation);
        return values;
    }
}
