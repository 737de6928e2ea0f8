// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** Tells answers that are errors from those that were asked for. */
final class JudgeStep implements Step {

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        CompletableFuture<Outcome> sent = next.send(request);
        CompletableFuture<Outcome> judged = sent.thenApply(outcome -> judge(request.asked(), outcome));
        Cancelling.passOn(judged, () -> {
            sent.cancel(true);
        });
        return judged;
    }

    private static Outcome judge(Asked asked, Outcome outcome) {
        return outcome instanceof Answer answer ? judge(asked, answer) : outcome;
    }

    private static Outcome judge(Asked asked, Answer answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return answer.body().length == 0 || answer.isJson() ? answer : Failures.notJson(asked, answer);
        }
        return switch (status) {
            case 401, 403 -> Failures.unauthorized(asked, answer);
            case 404 -> Failures.notFound(asked, answer);
            case 429 -> Failures.rateLimited(asked, answer);
            case 422 -> isFlood(answer) ? Failures.rateLimited(asked, answer) : Failures.invalid(asked, answer);
            default ->
                status >= 500
                        ? Failures.serverFailed(asked, answer)
                        : status >= 400 ? Failures.invalid(asked, answer) : Failures.redirected(asked, answer);
        };
    }

    /** A conversation takes only so many messages within a minute; only the words tell this from other refusals. */
    private static boolean isFlood(Answer answer) {
        return ServerWords.of(answer).text().endsWith("Too many messages");
    }
}
