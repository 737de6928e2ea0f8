// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;

import io.github.camelchatwoot.delivery.Rules;
import io.github.camelchatwoot.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The options of deliverMessage: checked, and as deliveries want them. */
final class DeliveryOptions {

    private DeliveryOptions() {}

    static Rules rules(ChatwootConfiguration options) {
        long maxAge = ConsumerOptions.atLeast("stateMaxAge", options.getStateMaxAge(), 0);
        return new Rules(
                options.getOnContactConflict(),
                options.isUpdateContact(),
                options.isParticipantPrefix(),
                options.getOnTooLong(),
                options.isEscapeLiquid(),
                Duration.ofMillis(maxAge),
                options.commitLimit());
    }

    /** @throws IllegalArgumentException when there is none: without it a message could not be found again */
    static String bridgeId(ChatwootConfiguration options) {
        @Nullable String bridgeId = ConsumerOptions.bridgeId(options);
        if (bridgeId == null) {
            throw new IllegalArgumentException("chatwoot:" + Operation.DELIVER_MESSAGE
                    + " needs a name of this bridge, of its own and always the same: set the option bridgeId on the"
                    + " endpoint, or camel.component.chatwoot.bridge-id for all endpoints");
        }
        return bridgeId;
    }
}
