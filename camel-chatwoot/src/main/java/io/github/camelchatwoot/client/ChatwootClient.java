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

    private final Call first;

    /**
     * A client of one server.
     *
     * @param base the server's address, with a path when Chatwoot is not at the root
     * @param credentials the tokens
     * @param callTimeout how long one attempt may take
     * @param retries how often and when a call is tried again
     * @param governor what keeps to the server's rates; null: nothing does
     * @param time runs deadlines and waits
     */
    public ChatwootClient(
            URI base,
            Credentials credentials,
            Duration callTimeout,
            RetryPolicy retries,
            @Nullable Governor governor,
            Transport transport,
            Time time) {
        // A request goes through the steps from top to bottom, its outcome back from bottom to top.
        List<Step> steps = List.of(
                new SpoolStep(), // the body is written once
                new RetryStep(retries, time, () -> ThreadLocalRandom.current().nextDouble()), // what is safe, again
                governor == null
                        ? (request, next) -> next.send(request)
                        : new GovernStep(governor), // no more than allowed
                new AuthStep(credentials), // what else is needed to be let in
                new DeadlineStep(callTimeout, time), // no attempt lasts for ever
                new JudgeStep()); // errors are told from answers
        Call call = new HttpStep(transport, base);
        for (int i = steps.size() - 1; i >= 0; i--) {
            call = steps.get(i).before(call);
        }
        this.first = call;
    }

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        return first.send(request);
    }
}
