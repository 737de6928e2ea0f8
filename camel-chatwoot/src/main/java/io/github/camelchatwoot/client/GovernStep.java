// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Failure.RateLimited;
import io.github.camelchatwoot.client.Lane.Turn;
import io.github.camelchatwoot.client.Rate.Counted;
import org.jspecify.annotations.Nullable;

/** Lets a call wait for its turn, where the server allows only so many. */
final class GovernStep implements Step {

    private static final String RETRY_AFTER = "retry-after";
    private static final int LONGEST_SECONDS = 3600;

    private final Governor governor;

    GovernStep(Governor governor) {
        this.governor = governor;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request, Call next) {
        List<Counted> counted = Rate.of(request.asked().verb(), request.path());
        List<Lane> lanes = governor.lanes(counted);
        Passage passage = new Passage(request, next, counted, lanes);
        passage.enter(0);
        return passage.result;
    }

    /** One call on its way through its lanes. */
    private final class Passage {
        private final Request request;
        private final Call next;
        private final List<Counted> counted;
        private final List<Lane> lanes;
        private final List<Long> entered = new ArrayList<>();
        private final CompletableFuture<Outcome> result = new CompletableFuture<>();
        private volatile CompletableFuture<?> current = result;

        Passage(Request request, Call next, List<Counted> counted, List<Lane> lanes) {
            this.request = request;
            this.next = next;
            this.counted = counted;
            this.lanes = lanes;
            Cancelling.passOn(result, () -> {
                current.cancel(true);
            });
        }

        void enter(int index) {
            if (index == lanes.size()) {
                go();
                return;
            }
            CompletableFuture<Turn> turn = lanes.get(index).enter(governor.patience());
            current = turn;
            CompletableFuture<Turn> unused = turn.whenComplete((what, cancelled) -> {
                if (what == Turn.GO) {
                    entered.add(governor.now());
                    enter(index + 1);
                } else {
                    leave(null);
                    if (what != null) {
                        result.complete(congested(what, counted.get(index).rate()));
                    }
                }
            });
        }

        private void go() {
            CompletableFuture<Outcome> sent = next.sendSafely(request);
            current = sent;
            CompletableFuture<Outcome> unused = sent.whenComplete((outcome, error) -> {
                leave(outcome);
                if (error != null) {
                    result.completeExceptionally(error);
                } else {
                    result.complete(outcome);
                }
            });
        }

        /** The narrowest lane whose rate a refusal is about hears of it; to the others it is a call like any. */
        private void leave(@Nullable Outcome outcome) {
            Duration refused = outcome instanceof RateLimited limited ? asked(limited) : null;
            int status =
                    outcome instanceof RateLimited limited ? limited.answer().status() : 0;
            for (int i = 0; i < entered.size(); i++) {
                boolean about = counted.get(i).rate().refusal() == status;
                lanes.get(i).left(entered.get(i), about ? refused : null);
                refused = about ? null : refused;
            }
        }

        private Failure congested(Turn turn, Rate rate) {
            return turn == Turn.FULL
                    ? Failures.full(request.asked(), rate, governor.maxWaiting())
                    : Failures.late(request.asked(), rate, governor.patience());
        }
    }

    /** Chatwoot does not say how long to wait; what stands in front of it may. */
    private static Duration asked(RateLimited limited) {
        String seconds = limited.answer().headers().getOrDefault(RETRY_AFTER, "");
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(seconds)))
                : Duration.ZERO;
    }
}
