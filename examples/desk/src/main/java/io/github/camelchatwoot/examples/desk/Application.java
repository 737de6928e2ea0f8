// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/** An example as an application: its {@code application.properties} and its routes, on Camel Main. */
public final class Application implements AutoCloseable {

    private final Main main;

    private Application(Main main) {
        this.main = main;
    }

    /**
     * Starts it.
     *
     * @param desk the Chatwoot that it talks to
     * @param properties stand above those of the file
     */
    public static Application start(Desk desk, Map<String, String> properties) throws Exception {
        return start(new Main(), desk, properties);
    }

    /** The same with routes in Java instead of those that the file names. */
    public static Application start(Desk desk, Map<String, String> properties, RoutesBuilder routes) throws Exception {
        Main main = new Main();
        main.addOverrideProperty("camel.main.routes-include-pattern", "false");
        main.configure().addRoutesBuilder(routes);
        return start(main, desk, properties);
    }

    private static Application start(Main main, Desk desk, Map<String, String> properties) throws Exception {
        desk.properties().forEach(main::addOverrideProperty);
        properties.forEach(main::addOverrideProperty);
        main.start();
        return new Application(main);
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** For calls beside the routes. */
    public ProducerTemplate calls() {
        return context().createProducerTemplate();
    }

    @Override
    public void close() {
        main.stop();
    }
}
