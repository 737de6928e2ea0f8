// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Clock;
import java.util.Map;

import io.github.camelchatwoot.operation.Operation;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * Connects routes with Chatwoot. Holds what its endpoints share: the default options, connections and threads. Safe to
 * share across threads once it is started.
 */
@Component("chatwoot")
public class ChatwootComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The default options of all endpoints.")
    private ChatwootConfiguration configuration = new ChatwootConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "health", defaultValue = "30000", javaType = "java.time.Duration")
    private long healthCheckInterval = 30_000;

    private final RouteMemory.All memories = new RouteMemory.All();
    private final HealthChecks healthChecks = new HealthChecks(this);
    private @Nullable Connections connections;
    private Clock clock = Clock.systemUTC();
    private Patience patience = Patience.DEFAULT;

    public ChatwootComponent() {}

    public ChatwootComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Operation operation = Operations.named(withoutTrailingSlash(remaining));
        ChatwootEndpoint endpoint = new ChatwootEndpoint(uri, this, operation, configuration.copy());
        setProperties(endpoint, parameters);
        if (operation == Operation.WEBHOOK) {
            // Asked for here and not at the start of a route: some runtimes start their HTTP server when the component
            // is
            // asked for the first time, which they cannot do while a route starts.
            getCamelContext().getComponent("platform-http");
        }
        return endpoint;
    }

    /** Designers write one when a path has a second, empty part. */
    private static String withoutTrailingSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (configuration.getSslContextParameters() == null) {
            configuration.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
    }

    @Override
    protected void doStop() throws Exception {
        healthChecks.endAll();
        memories.forget();
        if (connections != null) {
            connections.close();
            connections = null;
        }
        super.doStop();
    }

    /** What calls share; made when the first producer asks for it. */
    synchronized Connections connections() {
        if (connections == null) {
            connections = new Connections(getCamelContext());
        }
        return connections;
    }

    /** What routes remember. */
    RouteMemory.All memories() {
        return memories;
    }

    /** The checks of the servers that producers talk to. */
    HealthChecks healthChecks() {
        return healthChecks;
    }

    public ChatwootConfiguration getConfiguration() {
        return configuration;
    }

    /** The default options of all endpoints. */
    public void setConfiguration(ChatwootConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the TLS settings of the Camel context. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public long getHealthCheckInterval() {
        return healthCheckInterval;
    }

    /** How old the answer of a server may be that a health check tells, in milliseconds, before it is asked again. */
    public void setHealthCheckInterval(long healthCheckInterval) {
        this.healthCheckInterval = healthCheckInterval;
    }

    Clock clock() {
        return clock;
    }

    /** Another clock to check timestamps with; for tests that replay old deliveries. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    Patience patience() {
        return patience;
    }

    /** Another patience; for tests that have little of it. */
    void setPatience(Patience patience) {
        this.patience = patience;
    }
}
