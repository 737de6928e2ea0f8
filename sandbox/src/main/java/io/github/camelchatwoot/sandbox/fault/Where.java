// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.Set;

import io.github.camelchatwoot.sandbox.webhook.ReceiverKind;
import org.jspecify.annotations.Nullable;

/** Where a fault can strike. What is null is any. Immutable. */
public sealed interface Where {
    /**
     * Requests of a route.
     *
     * @param method the verb
     * @param template the path as the sandbox registered it, with its variables in braces
     */
    record Requests(@Nullable String method, @Nullable String template) implements Where {
        boolean covers(String asked, @Nullable String route) {
            return (method == null || method.equals(asked)) && (template == null || template.equals(route));
        }
    }

    /** Webhooks. */
    record Webhooks(
            @Nullable String event,
            @Nullable ReceiverKind receiver,
            @Nullable String url) implements Where {
        boolean covers(String name, ReceiverKind to, String target) {
            return (event == null || event.equals(name))
                    && (receiver == null || receiver == to)
                    && (url == null || url.equals(target));
        }
    }

    /** Connections of the cable. */
    record Connections(@Nullable Subscriber subscriber) implements Where {
        /**
         * Whether it is about a connection.
         *
         * @param listeners who has subscribed there so far
         */
        public boolean covers(Set<Subscriber> listeners) {
            return subscriber == null || listeners.contains(subscriber);
        }
    }
}
