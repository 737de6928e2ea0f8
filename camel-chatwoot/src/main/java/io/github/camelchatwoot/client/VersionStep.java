// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Failure.NotFound;
import io.github.camelchatwoot.client.Failure.UnexpectedAnswer;

/**
 * Tells a server that is too old for a call from a call that is wrong: only then is the server asked for its version,
 * when a call that not every version knows has failed in the way an unknown route does.
 */
final class VersionStep implements Step {

    private final ServerProbe probe;

    VersionStep(ServerProbe probe) {
        this.probe = probe;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        Version since = request.asked().since();
        CompletableFuture<Outcome> sent = next.send(request);
        if (since == null) {
            return sent;
        }
        CompletableFuture<Outcome> explained = sent.thenCompose(outcome -> explained(outcome, since));
        Cancelling.passOn(explained, () -> {
            sent.cancel(true);
        });
        return explained;
    }

    private CompletableFuture<Outcome> explained(Outcome outcome, Version since) {
        if (!(outcome instanceof Failure.Answered failure) || !mayBeUnknownRoute(failure)) {
            return CompletableFuture.completedFuture(outcome);
        }
        return probe.version()
                .thenApply(version -> version.filter(is -> is.isOlderThan(since)))
                .thenApply((Optional<Version> older) ->
                        older.isPresent() ? Failures.tooOld(failure, since, older.get()) : outcome);
    }

    /** A web page, or Rails' own words; where a route is known, Chatwoot says that the thing was not found. */
    private static boolean mayBeUnknownRoute(Failure.Answered failure) {
        return failure instanceof UnexpectedAnswer
                || (failure instanceof NotFound
                        && !ServerWords.of(failure.answer()).text().equals("Resource could not be found"));
    }
}
