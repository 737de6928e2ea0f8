// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.crypto.HmacSha256;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries do while nobody else does it. Whoever holds the lock of a session may take those of identities, in
 * their order, and never the other way round: so nobody waits for each other. Stateless, safe to share across threads.
 *
 * @param server makes keys of one server different from those of another
 * @param patience how long a delivery waits for its turn at most
 * @param executor goes on when a lock comes later; never refuses
 */
record Locked(DeliveryLocks locks, String server, Duration patience, Executor executor) {

    private static final HmacSha256 KEYS = new HmacSha256("chatwoot:lock");

    /** Deliveries of one session, one after the other. */
    <T> Doing<T> session(Session session, Supplier<Doing<T>> action) {
        return within("session\n" + session.account() + "\n" + session.inbox() + "\n" + session.sourceId(), action);
    }

    /** What creates a contact, one after the other for the same e-mail address, phone number or identifier. */
    <T> Doing<T> identities(long account, Person person, Supplier<Doing<T>> action) {
        return identities(account, person.identities().iterator(), action);
    }

    private <T> Doing<T> identities(long account, Iterator<String> left, Supplier<Doing<T>> action) {
        if (!left.hasNext()) {
            return action.get();
        }
        String key = "identity\n" + account + "\n" + left.next();
        return within(key, () -> identities(account, left, action));
    }

    private <T> Doing<T> within(String key, Supplier<Doing<T>> action) {
        String hash = KEYS.hexOf((server + "\n" + key).getBytes(StandardCharsets.UTF_8));
        CompletableFuture<DeliveryLocks.Lock> lock = locks.acquire(hash, patience);
        CompletableFuture<DeliveryLocks.Lock> given =
                lock.isDone() ? lock : lock.thenApplyAsync(held -> held, executor);
        return lock(given).then(held -> Doing.begin(action).atLast(held::release));
    }

    /** A lock that was not given because others had it is a failure like others: nothing was sent. */
    private static Doing<DeliveryLocks.Lock> lock(CompletableFuture<DeliveryLocks.Lock> given) {
        return Doing.of(given.handle(Held::new)).then(held -> {
            Throwable error = held.error() instanceof CompletionException wrapped ? wrapped.getCause() : held.error();
            if (error instanceof JvmLocks.NotGivenException late && late.failure() instanceof Failure failure) {
                return Doing.failed(failure);
            }
            return held.lock() != null
                    ? Doing.done(held.lock())
                    : Doing.broken(error == null ? new IllegalStateException("The lock is null") : error);
        });
    }

    private record Held(
            DeliveryLocks.@Nullable Lock lock, @Nullable Throwable error) {}
}
