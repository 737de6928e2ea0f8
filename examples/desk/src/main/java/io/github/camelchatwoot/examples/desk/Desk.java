// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.util.Map;

/**
 * The Chatwoot that the bridge talks to.
 *
 * @param name what it is, for people
 * @param page where a person can answer as an agent
 * @param inboxIdentifier the inbox's name in the Client API
 * @param accessToken the token that the bridge uses
 * @param agentToken the token that an agent uses who answers in the example
 * @param secret signs the deliveries to the callback URL
 * @param onClose what to put back in the end
 */
public record Desk(
        String name,
        String page,
        String baseUrl,
        long accountId,
        long inboxId,
        String inboxIdentifier,
        String accessToken,
        String agentToken,
        String secret,
        Runnable onClose)
        implements AutoCloseable {

    /** What the component of an application needs to know; holds secrets. */
    public Map<String, String> properties() {
        String chatwoot = "camel.component.chatwoot.";
        return Map.of(
                chatwoot + "base-url", baseUrl,
                chatwoot + "account-id", String.valueOf(accountId),
                chatwoot + "inbox-id", String.valueOf(inboxId),
                chatwoot + "inbox-identifier", inboxIdentifier,
                chatwoot + "access-token", accessToken,
                chatwoot + "secret", secret);
    }

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
