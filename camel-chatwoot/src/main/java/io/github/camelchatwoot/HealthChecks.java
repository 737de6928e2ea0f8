// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * The health checks of a component: one for each server, however many producers talk to it, because those of dynamic
 * endpoints come and go. A server is checked as its first producer reaches it. Safe to share across threads.
 */
final class HealthChecks {

    private final ChatwootComponent component;
    private final Map<URI, Watched> watched = new HashMap<>();

    /** @param producers how many talk to the server */
    private record Watched(ChatwootHealthCheck check, int producers) {}

    HealthChecks(ChatwootComponent component) {
        this.component = component;
    }

    /** A producer has started; what it gets is what it ends with. */
    synchronized URI begin(ChatwootConfiguration options) {
        URI server = Connections.address(options);
        Watched known = watched.get(server);
        if (known != null) {
            watched.put(server, new Watched(known.check(), known.producers() + 1));
            return server;
        }
        ChatwootHealthCheck check = new ChatwootHealthCheck(
                server, component.connections().probe(options), Duration.ofMillis(component.getHealthCheckInterval()));
        check.setEnabled(component.isHealthCheckProducerEnabled());
        watched.put(server, new Watched(check, 1));
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            repository.addHealthCheck(check);
        }
        return server;
    }

    /** A producer has stopped. */
    synchronized void end(URI server) {
        Watched known = watched.remove(server);
        if (known != null && known.producers() > 1) {
            watched.put(server, new Watched(known.check(), known.producers() - 1));
        } else if (known != null) {
            remove(known);
        }
    }

    synchronized void endAll() {
        watched.values().forEach(this::remove);
        watched.clear();
    }

    private void remove(Watched gone) {
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            repository.removeHealthCheck(gone.check());
        }
    }

    /** Null where the application has no health checks. */
    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
