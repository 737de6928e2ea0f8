// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** How a consumer is, with its figures. Readiness only: a restart of the application would not help. */
final class ChatwootConsumerHealthCheck extends AbstractHealthCheck {

    private final EventConsumer consumer;

    ChatwootConsumerHealthCheck(EventConsumer consumer) {
        super("camel", "consumer:chatwoot-" + consumer.getRouteId());
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(HealthCheck.ENDPOINT_URI, consumer.getEndpoint().toString());
        consumer.details().forEach(builder::detail);
        consumer.tell(builder);
    }
}
