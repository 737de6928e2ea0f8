// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.operation.Param;

/**
 * What is to be registered. Immutable.
 *
 * @param kind where; not {@link WebhookRegister#NONE}
 * @param url where Chatwoot is to post to
 * @param ids the account, and the inbox or agent bot where it is one
 * @param subscriptions the names of the events that a webhook of the account is to tell of
 * @param secrets valid besides the one that Chatwoot tells
 * @param verified whether deliveries are refused whose signature does not match
 */
public record Wish(
        WebhookRegister kind,
        WebhookUrl url,
        Map<Param, Object> ids,
        Set<String> subscriptions,
        List<String> secrets,
        boolean verified) {

    public Wish {
        ids = Map.copyOf(ids);
        subscriptions = Set.copyOf(subscriptions);
        secrets = List.copyOf(secrets);
        if (kind == WebhookRegister.NONE) {
            throw new IllegalArgumentException("there is nothing to register");
        }
    }

    Place place(Questions questions) {
        return switch (kind) {
            case INBOX -> new CallbackPlace(questions, url, CallbackPlace.Owner.INBOX);
            case BOT -> new CallbackPlace(questions, url, CallbackPlace.Owner.BOT);
            default -> new AccountPlace(questions, url, subscriptions);
        };
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return kind + " webhook " + url;
    }
}
