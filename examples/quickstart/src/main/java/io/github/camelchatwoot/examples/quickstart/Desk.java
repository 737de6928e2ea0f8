// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

/**
 * The Chatwoot that the bridge talks to.
 *
 * @param name what it is, for people
 * @param page where a person can answer as an agent
 * @param accessToken the token that the bridge uses
 * @param agentToken the token that the story's agent uses
 * @param secret signs the deliveries to the callback URL
 * @param onClose what to put back in the end
 */
record Desk(
        String name,
        String page,
        String baseUrl,
        long accountId,
        long inboxId,
        String accessToken,
        String agentToken,
        String secret,
        Runnable onClose)
        implements AutoCloseable {

    @Override
    public void close() {
        onClose.run();
    }

    /** The name only: the rest holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
