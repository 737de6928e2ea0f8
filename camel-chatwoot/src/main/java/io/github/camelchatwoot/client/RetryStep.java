// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import javax.net.ssl.SSLException;

import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.client.Failure.ServerFailed;
import io.github.camelchatwoot.client.Failure.Unanswered;
import io.github.camelchatwoot.client.Failure.Unreachable;

/**
 * Tries again what is safe to try again. Where nothing was done, any call: the server refused it for its rate, or there
 * was no connection. Where something may have been done, only a call that does no more when it is done twice: a message
 * is never posted again blindly.
 */
final class RetryStep implements Step {

    private final RetryPolicy policy;
    private final Time time;
    private final DoubleSupplier random;

    /** @param random numbers between 0 and 1 */
    RetryStep(RetryPolicy policy, Time time, DoubleSupplier random) {
        this.policy = policy;
        this.time = time;
        this.random = random;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        Attempts attempts = new Attempts(request, next);
        attempts.go();
        return attempts.result;
    }

    /** The attempts of one call, one after the other. */
    private final class Attempts {
        private final Request request;
        private final Call next;
        private final long begun = time.nanos();
        private final CompletableFuture<Outcome> result = new CompletableFuture<>();
        private volatile Runnable giveUp = () -> {};
        private int refusals;
        private int failures;

        Attempts(Request request, Call next) {
            this.request = request;
            this.next = next;
            Cancelling.passOn(result, () -> {
                giveUp.run();
            });
        }

        void go() {
            if (result.isDone()) {
                return;
            }
            CompletableFuture<Outcome> attempt = next.sendSafely(request);
            giveUp = () -> attempt.cancel(true);
            CompletableFuture<Outcome> unused = attempt.whenComplete((outcome, error) -> {
                if (error != null) {
                    result.completeExceptionally(error);
                } else {
                    ended(outcome);
                }
            });
        }

        private void ended(Outcome outcome) {
            if (outcome instanceof RateLimited && !isOver(policy.patience())) {
                again(policy.delay(refusals++, random.getAsDouble()));
            } else if (failures < policy.retries() && outcome instanceof Failure failure && isSafe(failure)) {
                again(policy.delay(failures++, random.getAsDouble()));
            } else {
                result.complete(outcome);
            }
        }

        private boolean isOver(Duration patience) {
            return time.nanos() - begun >= patience.toNanos();
        }

        private boolean isSafe(Failure failure) {
            if (failure instanceof Unanswered unanswered) {
                return hasNoConnection(unanswered) || (unanswered.sent() && request.repeatable());
            }
            return failure instanceof ServerFailed && request.repeatable();
        }

        private void again(Duration delay) {
            Time.Alarm alarm = time.after(delay, this::go);
            giveUp = alarm::cancel;
        }
    }

    /**
     * Whether there was no connection, or one that broke before anything was sent. Other reasons for not sending, such
     * as a certificate, an unreadable file or a pool that is used up, do not go away by themselves.
     */
    private static boolean hasNoConnection(Unanswered failure) {
        Exception cause = failure.cause();
        boolean lasting = cause instanceof SSLException
                || cause instanceof FileSystemException
                || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
        return failure instanceof Unreachable && !failure.sent() && !lasting;
    }
}
