// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.concurrent.CompletableFuture;

/** Tells answers that are errors from those that were asked for. */
final class JudgeStep implements Step {

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        CompletableFuture<Outcome> sent = next.send(request);
        CompletableFuture<Outcome> judged = sent.thenApply(outcome -> judge(request, outcome));
        Cancelling.passOn(judged, () -> {
            sent.cancel(true);
        });
        return judged;
    }

    private static Outcome judge(Request request, Outcome outcome) {
        if (!(outcome instanceof Answer answer)) {
            return outcome;
        }
        if (answer.status() / 100 == 2) {
            return request.media().allows(answer)
                    ? answer
                    : Failures.ofAnotherKind(request.asked(), request.media(), withoutTokens(request, answer));
        }
        return refused(request.asked(), withoutTokens(request, answer));
    }

    /** A page for developers, or of a proxy, may repeat what it was sent; what it says gets into messages and logs. */
    private static Answer withoutTokens(Request request, Answer answer) {
        String token = request.headers().get(AuthStep.HEADER);
        return token == null || token.isBlank() ? answer : answer.without(token);
    }

    private static Outcome refused(Asked asked, Answer answer) {
        int status = answer.status();
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
