// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.paging.Course;
import io.github.camelchatwoot.paging.Part;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a list. Holds those of one answer, and asks for the next when they are used up: then the thread that
 * wants to know waits, never longer than a call can take. A call that fails is thrown by {@link #next()}, after all
 * rows before it, as {@link RuntimeCamelException} with the cause that an exchange would get; then the list is closed.
 * For one thread at a time, but any may close it: then a wait ends with a failure, and there is nothing more.
 */
final class Rows implements Iterator<@Nullable Object>, Closeable {

    private final ChatwootClient client;
    private final Exchanges exchanges;
    private final Spec spec;
    private final Course course;
    private final Exchange exchange;
    private final String exchangeId;
    private Iterator<?> rows = Collections.emptyIterator();
    private @Nullable RuntimeException failure;
    private volatile @Nullable CompletableFuture<Outcome> waiting;
    private volatile boolean closed;

    /**
     * A list of which nothing is there yet.
     *
     * @param course has made the request for the first part
     * @param exchange whose body it becomes
     */
    Rows(ChatwootClient client, Exchanges exchanges, Spec spec, Course course, Exchange exchange) {
        this.client = client;
        this.exchanges = exchanges;
        this.spec = spec;
        this.course = course;
        this.exchange = exchange;
        this.exchangeId = exchange.getExchangeId();
    }

    /** Takes the first part of the list, which is there already. */
    Rows startingWith(Asked asked, Answer answer, Part first) throws ChatwootHttpException {
        rows = taken(asked, answer, first);
        return this;
    }

    /** Also true when there is a failure to throw. */
    @Override
    public boolean hasNext() {
        while (!closed && failure == null && !rows.hasNext()) {
            Request request = course.next();
            if (request == null) {
                return false;
            }
            try {
                rows = ask(request);
            } catch (RuntimeException e) {
                if (closed) {
                    throw e;
                }
                failure = e;
            }
        }
        return !closed;
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException(closed ? "the list is closed" : "the list has ended");
        }
        if (failure != null) {
            close();
            throw failure;
        }
        return exchanges.formatted(rows.next());
    }

    private Iterator<?> ask(Request request) {
        checkUse(request.asked());
        try {
            Outcome outcome = outcome(request);
            if (outcome instanceof Answer answer) {
                return taken(request.asked(), answer, Exchanges.part(request.asked(), spec, answer));
            }
            throw new RuntimeCamelException(Exceptions.of((Failure) outcome));
        } catch (ChatwootHttpException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** A split that has failed goes through the rest of its rows, only to forget them. */
    private void checkUse(Asked asked) {
        if (exchange.getContext().isStopped()) {
            IOException cause = new ConnectException("the Camel context is stopped");
            throw new RuntimeCamelException(new ChatwootUnreachableException(
                    new Failure.Unreachable(asked, false, cause, asked + " was not sent: " + cause.getMessage())));
        }
        if (exchange.getException() != null && exchange.getExchangeId().equals(exchangeId)) {
            throw new RuntimeCamelException(asked + " was not sent: the exchange that the list is for has failed");
        }
    }

    private Iterator<?> taken(Asked asked, Answer answer, Part part) throws ChatwootHttpException {
        try {
            return course.take(part).iterator();
        } catch (IllegalStateException e) {
            throw new ChatwootHttpException(
                    (Failure.Answered) Failures.unexpected(asked, answer, String.valueOf(e.getMessage())));
        }
    }

    private Outcome outcome(Request request) {
        CompletableFuture<Outcome> call = client.send(request);
        waiting = call;
        if (closed) {
            call.cancel(true);
        }
        Duration limit = client.longest();
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(call, request, "interrupted", e);
        } catch (TimeoutException e) {
            throw given(call, request, "given up after " + limit.toMillis() + " ms, longer than a call can take", e);
        } catch (CancellationException e) {
            throw given(call, request, "closed", e);
        } catch (ExecutionException e) {
            throw new RuntimeCamelException(e.getCause());
        } finally {
            waiting = null;
        }
    }

    private static RuntimeCamelException given(
            CompletableFuture<Outcome> call, Request request, String what, Exception e) {
        call.cancel(true);
        return new RuntimeCamelException(
                request.asked() + ": the list was " + what + " while its next part was waited for", e);
    }

    /** There is nothing more; a call under way is given up. */
    @Override
    public void close() {
        closed = true;
        CompletableFuture<Outcome> call = waiting;
        if (call != null) {
            call.cancel(true);
        }
    }

    @Override
    public String toString() {
        return "Rows of " + spec.path();
    }
}
