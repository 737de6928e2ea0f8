// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;

/**
 * The conversations of sessions. Stateless, safe to share across threads.
 *
 * @param escapeLiquid whether texts that the server would render arrive as they are
 */
record Conversations(Questions questions, boolean escapeLiquid) {

    private static final String NEWEST_FIRST = "created_at_desc";
    private static final int PAGE = 25;

    /** The newest 25 of a session, whatever their status; the newest first. */
    Doing<List<Row>> of(Session session) {
        return with("all", session);
    }

    /** The newest of a session, and where these are not all, the newest of each status but resolved too. */
    Doing<List<Row>> of(Session session, ConversationPolicy policy) {
        return of(session)
                .then(rows -> rows.size() < PAGE || policy.choose(rows).isPresent()
                        ? Doing.done(rows)
                        : open(session, rows, ConversationPolicy.OPEN));
    }

    private Doing<List<Row>> open(Session session, List<Row> before, List<String> statuses) {
        if (statuses.isEmpty()) {
            return Doing.done(before);
        }
        return with(statuses.get(0), session).then(rows -> {
            List<Row> both = Stream.concat(before.stream(), rows.stream()).toList();
            return open(session, both, statuses.subList(1, statuses.size()));
        });
    }

    private Doing<List<Row>> with(String status, Session session) {
        Map<Param, Object> values = session(session);
        values.put(Param.STATUS_FILTER, status);
        values.put(Param.SORT_BY, NEWEST_FIRST);
        Request request = Questions.request(Operation.LIST_CONVERSATIONS, values);
        return questions
                .list(request, "/data/payload")
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    /** The call that creates one, empty. */
    Request creating(Session session, long contact) {
        Map<Param, Object> values = session(session);
        values.put(Param.CONTACT_ID, contact);
        return Questions.request(Operation.CREATE_CONVERSATION, values);
    }

    /** The call that creates one together with its first message. */
    Request creating(Session session, long contact, Map<String, Object> message) {
        Map<Param, Object> values = session(session);
        values.put(Param.CONTACT_ID, contact);
        return Questions.writing(
                Operation.CREATE_CONVERSATION,
                values,
                Map.of(Param.FIRST_MESSAGE.field(), message),
                List.of(),
                List.of(),
                escapeLiquid);
    }

    private static Map<Param, Object> session(Session session) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.ACCOUNT_ID, session.account());
        values.put(Param.INBOX_ID, session.inbox());
        values.put(Param.CONTACT_SOURCE_ID, session.sourceId());
        return values;
    }
}
