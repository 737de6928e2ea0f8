// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** Tells answers that are errors from those that were asked for. */
final class JudgeStep implements Step {

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        CompletableFuture<Outcome> sent = next.send(request);
        CompletableFuture<Outcome> judged = sent.thenApply(outcome -> judge(request.asked(), outcome));
        CompletableFuture<Outcome> unused = judged.whenComplete((outcome, error) -> {
            if (judged.isCancelled()) {
                sent.cancel(true);
            }
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
            default ->
                status >= 500
                        ? Failures.serverFailed(asked, answer)
                        : status >= 400 ? Failures.invalid(asked, answer) : Failures.redirected(asked, answer);
        };
    }
}
