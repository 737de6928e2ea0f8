// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The bridge as an application: {@code application.properties} and the routes, on Camel Main. */
final class Bridge implements AutoCloseable {

    private final Main main;

    private Bridge(Main main) {
        this.main = main;
    }

    /**
     * Starts it.
     *
     * @param dsl java or yaml: which of the two forms of the routes to run
     */
    static Bridge start(Desk desk, int port, String gateway, String dsl) throws Exception {
        Main main = new Main();
        String chatwoot = "camel.component.chatwoot.";
        main.addOverrideProperty(chatwoot + "base-url", desk.baseUrl());
        main.addOverrideProperty(chatwoot + "account-id", String.valueOf(desk.accountId()));
        main.addOverrideProperty(chatwoot + "inbox-id", String.valueOf(desk.inboxId()));
        main.addOverrideProperty(chatwoot + "access-token", desk.accessToken());
        main.addOverrideProperty(chatwoot + "secret", desk.secret());
        main.addOverrideProperty("camel.server.port", String.valueOf(port));
        main.addOverrideProperty("gateway.url", gateway);
        if (dsl.equals("java")) {
            main.addOverrideProperty("camel.main.routes-include-pattern", "false");
            main.configure().addRoutesBuilder(new BridgeRoutes());
        }
        main.start();
        return new Bridge(main);
    }

    /** For calls beside the routes. */
    ProducerTemplate calls() {
        return main.getCamelContext().createProducerTemplate();
    }

    @Override
    public void close() {
        main.stop();
    }
}
