// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.recipes;

import javax.sql.DataSource;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/**
 * A database remembers which events {@code direct:handle} is done with: across restarts, and for all instances that use
 * it under the same name.
 */
public final class SharedMemory extends RouteBuilder {

    private final DataSource database;

    public SharedMemory(DataSource database) {
        this.database = database;
    }

    @Override
    public void configure() {
        bindToRegistry("memory", new JdbcMessageIdRepository(database, "sms-bridge"));

        from("chatwoot:webhook?ack=completed&idempotentRepository=#memory").to("direct:handle");
    }
}
