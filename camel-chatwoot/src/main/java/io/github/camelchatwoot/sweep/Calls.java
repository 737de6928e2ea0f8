// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Question;
import io.github.camelchatwoot.paging.Course;
import io.github.camelchatwoot.paging.Part;
import org.jspecify.annotations.Nullable;

/**
 * Asks for lists. What is not the list that was asked for is a {@link SweepException}. Safe for any thread; no thread
 * waits.
 */
final class Calls {

    private final Call call;
    private final Executor executor;
    private final long account;
    private final Map<Object, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param executor runs what follows an answer: not a thread that reads answers */
    Calls(Call call, Executor executor, long account) {
        this.call = call;
        this.executor = executor;
        this.account = account;
    }

    /** An answer with its rows. */
    record Listed(Question question, Answer answer, Part part) {
        SweepException strange(IllegalStateException why) {
            return new SweepException(question.request().asked() + ": " + why.getMessage(), why);
        }
    }

    /** A page of all conversations, those that were active last first. */
    CompletableFuture<Listed> conversations(int page) {
        Question question = Question.of(
                Operation.LIST_CONVERSATIONS,
                Map.of(
                        Param.ACCOUNT_ID, account,
                        Param.STATUS_FILTER, "all",
                        Param.ASSIGNEE_FILTER, "all",
                        Param.SORT_BY, "last_activity_at_desc",
                        Param.PAGE, page),
                Map.of());
        return list(question, question.request());
    }

    /** The messages of a conversation with a higher id than this one. */
    Messages messages(long conversation, long above) {
        return new Messages(conversation, above);
    }

    /** The messages of a conversation, in the order of their ids. For one thread at a time. */
    final class Messages {
        private final Question question;
        private final Course course;

        private Messages(long conversation, long above) {
            this.question = Question.of(
                    Operation.LIST_MESSAGES,
                    Map.of(Param.ACCOUNT_ID, account, Param.CONVERSATION_ID, conversation, Param.AFTER, above),
                    Map.of());
            this.course = Course.of(question.spec().reply().continuation(), question.request());
        }

        /** The next call to make; null: there is none. */
        @Nullable
        CompletableFuture<List<?>> next() {
            Request request = course.next();
            return request == null ? null : list(question, request).thenApply(this::taken);
        }

        private List<?> taken(Listed listed) {
            try {
                return course.take(listed.part());
            } catch (IllegalStateException e) {
                throw listed.strange(e);
            }
        }
    }

    private CompletableFuture<Listed> list(Question question, Request request) {
        if (closed) {
            return CompletableFuture.failedFuture(SweepException.stopped());
        }
        CompletableFuture<Outcome> outcome = call.sendSafely(request);
        Object mine = new Object();
        underWay.put(mine, outcome);
        if (closed) {
            outcome.cancel(true);
        }
        return outcome.handleAsync(
                (ended, error) -> {
                    underWay.remove(mine);
                    return listed(question, ended, error);
                },
                executor);
    }

    private static Listed listed(Question question, @Nullable Outcome outcome, @Nullable Throwable error) {
        if (outcome instanceof Failure failure) {
            throw new SweepException(failure);
        }
        if (error instanceof CancellationException) {
            throw SweepException.stopped();
        }
        if (!(outcome instanceof Answer answer)) {
            throw new SweepException(
                    question.request().asked() + " broke: " + error,
                    error == null ? new IllegalStateException() : error);
        }
        try {
            Object read = question.read(answer);
            if (question.thing(read) instanceof List<?> rows) {
                return new Listed(question, answer, new Part(rows, total(question, read)));
            }
        } catch (IOException notJson) {
            throw new SweepException(question.strange(answer));
        }
        throw new SweepException(question.strange(answer));
    }

    private static @Nullable Long total(Question question, @Nullable Object read) {
        String at = question.spec().reply().headers().get(Param.TOTAL_COUNT);
        return at != null && Json.at(read, at) instanceof Number total ? total.longValue() : null;
    }

    void close() {
        closed = true;
        underWay.values().forEach(outcome -> outcome.cancel(true));
    }
}
