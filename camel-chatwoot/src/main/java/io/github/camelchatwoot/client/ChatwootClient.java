// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/** Asks one Chatwoot server. Safe to share across threads; holds nothing that needs closing. */
public final class ChatwootClient implements Call {

    private static final int LANES = Rate.values().length;
    private static final Step PASS = (request, next) -> next.send(request);

    private final Call first;
    private final Duration longest;

    /**
     * A client of one server.
     *
     * @param base the server's address, with a path when Chatwoot is not at the root
     * @param credentials the tokens
     * @param callTimeout how long one attempt may take
     * @param retries how often and when a call is tried again
     * @param governor what keeps to the server's rates; null: nothing does
     * @param probe tells whether the server is too old for a call; null: nothing does
     * @param time runs deadlines and waits
     */
    public ChatwootClient(
            URI base,
            Credentials credentials,
            Duration callTimeout,
            RetryPolicy retries,
            @Nullable Governor governor,
            @Nullable ServerProbe probe,
            Transport transport,
            Time time) {
        // A request goes through the steps from top to bottom, its outcome back from bottom to top.
        List<Step> steps = List.of(
                probe == null ? PASS : new VersionStep(probe), // what an old server cannot know
                new SpoolStep(), // the body is written once
                new RetryStep(retries, time, () -> ThreadLocalRandom.current().nextDouble()), // what is safe, again
                governor == null ? PASS : new GovernStep(governor), // no more than allowed
                new AuthStep(credentials), // what else is needed to be let in
                new DeadlineStep(callTimeout, time), // no attempt lasts for ever
                new JudgeStep()); // errors are told from answers
        Call call = new HttpStep(transport, base);
        for (int i = steps.size() - 1; i >= 0; i--) {
            call = steps.get(i).before(call);
        }
        this.first = call;
        this.longest = longest(callTimeout, retries, governor == null ? Duration.ZERO : governor.patience());
    }

    /** All attempts, each of which waits for its turn in every lane, and a little more. */
    static Duration longest(Duration callTimeout, RetryPolicy retries, Duration patience) {
        Duration attempt = callTimeout.plus(patience.multipliedBy(LANES)).plus(retries.longestDelay());
        return attempt.multipliedBy(retries.retries() + 2L).plus(retries.patience());
    }

    /** Longer than any call can take, with all its waits and retries. */
    public Duration longest() {
        return longest;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        return first.send(request);
    }
}
