// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Failure;

/**
 * Something that is under way and ends once: with a value, or with the failure of a call, which is a value too. What is
 * wrong with the inputs, or broken, ends it with an exception. Safe to share across threads.
 *
 * @param <T> what comes of it
 */
final class Doing<T> {

    /** How it ended. */
    private sealed interface End<T> {}

    private record Value<T>(T value) implements End<T> {}

    private record Failed<T>(Failure failure) implements End<T> {}

    private final CompletableFuture<End<T>> end;

    private Doing(CompletableFuture<End<T>> end) {
        this.end = end;
    }

    static <T> Doing<T> done(T value) {
        return new Doing<>(CompletableFuture.completedFuture(new Value<>(value)));
    }

    static <T> Doing<T> failed(Failure failure) {
        return new Doing<>(CompletableFuture.completedFuture(new Failed<>(failure)));
    }

    /** Ends with an exception: nobody can go on from there. */
    static <T> Doing<T> broken(Throwable error) {
        return new Doing<>(CompletableFuture.failedFuture(error));
    }

    /** What ends as the future does. */
    static <T> Doing<T> of(CompletableFuture<T> future) {
        return new Doing<>(future.thenApply(Value::new));
    }

    /** Goes on with the value; a failure stays what it is. */
    <R> Doing<R> then(Function<? super T, Doing<R>> next) {
        return either(next, Doing::failed);
    }

    <R> Doing<R> map(Function<? super T, R> change) {
        return then(value -> done(change.apply(value)));
    }

    /** Goes on after a failure; a value stays what it is. */
    Doing<T> orElse(Function<Failure, Doing<T>> next) {
        return either(Doing::done, next);
    }

    /** Goes on in any case. */
    <R> Doing<R> either(Function<? super T, Doing<R>> next, Function<Failure, Doing<R>> otherwise) {
        return new Doing<>(end.thenCompose(ended -> {
            Doing<R> following = ended instanceof Value<T> value
                    ? next.apply(value.value())
                    : otherwise.apply(((Failed<T>) ended).failure());
            return following.end;
        }));
    }

    boolean isDone() {
        return end.isDone();
    }

    /** Does something at the end, whatever it is. */
    Doing<T> atLast(Runnable action) {
        return new Doing<>(end.whenComplete((ended, error) -> action.run()));
    }

    /** Begins something that may throw at once. */
    static <T> Doing<T> begin(Supplier<Doing<T>> first) {
        try {
            return first.get();
        } catch (RuntimeException e) {
            return broken(e);
        }
    }

    /** As a future that makes something of either. */
    <R> CompletableFuture<R> end(Function<? super T, R> ofValue, Function<Failure, R> ofFailure) {
        return end.thenApply(ended -> ended instanceof Value<T> value
                ? ofValue.apply(value.value())
                : ofFailure.apply(((Failed<T>) ended).failure()));
    }
}
