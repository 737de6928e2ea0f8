// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import io.github.camelchatwoot.model.ChatwootEvent;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * What Chatwoot was answered with 200 stands in a queue, whatever is killed then. {@code direct:handle} gets every
 * event at least once.
 */
public final class DurableIntake extends RouteBuilder {

    @Override
    public void configure() {
        // Answered with 200 when the broker has it on its disk. A group keeps the order of a conversation.
        from("chatwoot:webhook?ack=completed&bodyFormat=json&events=message_created")
                .setHeader("ChatwootEventId", header("CamelChatwootEventId"))
                .setHeader("JMSXGroupID", header("CamelChatwootConversationId").convertToString())
                .to("jms:queue:chatwoot");

        // Takes its time. What fails stays in the queue.
        from("jms:queue:chatwoot?transacted=true&lazyCreateTransactionManager=false&concurrentConsumers=4")
                .convertBodyTo(ChatwootEvent.class)
                .to("direct:handle");
    }

    /** Connections to a broker that are kept, and found anew when the broker was away. */
    public static ConnectionFactory broker(String url) {
        CachingConnectionFactory connections = new CachingConnectionFactory(
                new ActiveMQConnectionFactory(url + "?jms.sendTimeout=3000&wireFormat.maxInactivityDuration=10000"));
        connections.setSessionCacheSize(10);
        connections.setCacheConsumers(false);
        return connections;
    }
}
