// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/** Asks one Chatwoot server. Safe to share across threads; holds nothing that needs closing. */
public final class ChatwootClient implements Call {

    private final Call first;

    /**
     * A client of one server.
     *
     * @param base the server's address, with a path when Chatwoot is not at the root
     * @param credentials the tokens
     * @param callTimeout how long a call may take as a whole
     * @param timer runs the deadlines; nothing else is done on it
     */
    public ChatwootClient(
            URI base,
            Credentials credentials,
            Duration callTimeout,
            Transport transport,
            ScheduledExecutorService timer) {
        // A request goes through the steps from top to bottom, its outcome back from bottom to top.
        List<Step> steps = List.of(
                new AuthStep(credentials), // what else is needed to be let in
                new DeadlineStep(callTimeout, timer), // no call lasts for ever
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
