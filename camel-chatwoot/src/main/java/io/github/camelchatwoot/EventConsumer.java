// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.Map;

import io.github.camelchatwoot.intake.Figures;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.apache.camel.Consumer;
import org.apache.camel.StatefulService;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.RouteIdAware;

/** What consumers of events have in common, whatever their source: the figures of events, also in JMX. */
public interface EventConsumer extends Consumer, RouteIdAware, StatefulService {

    /** What happened to events since the consumer was started. */
    Figures figures();

    /** How many events were taken and are not at their end, those in the route included. */
    @ManagedAttribute(description = "Events that were taken and are not at their end, those in the route included")
    int getPending();

    /** How long ago the last event arrived, in milliseconds; -1: none has. */
    @ManagedAttribute(description = "How long ago the last event arrived, in milliseconds; -1: none has")
    long getLastEventAge();

    /** Says how the source is: up, unless it has a reason for something else. */
    void tell(HealthCheckResultBuilder builder);

    /** The figures of the events. */
    default Map<String, Long> details() {
        Map<String, Long> details = figures().all();
        details.put("pending", (long) getPending());
        details.put("last.event.age.ms", getLastEventAge());
        return details;
    }

    @ManagedAttribute(description = "Requests that are no deliveries of Chatwoot's")
    default long getRefused() {
        return figures().of(Figure.REFUSED);
    }

    @ManagedAttribute(description = "Events that have arrived")
    default long getReceived() {
        return figures().of(Figure.RECEIVED);
    }

    @ManagedAttribute(description = "Events that the route does not want")
    default long getFiltered() {
        return figures().of(Figure.FILTERED);
    }

    @ManagedAttribute(description = "Events about messages that this bridge created")
    default long getEchoes() {
        return figures().of(Figure.ECHOES);
    }

    @ManagedAttribute(description = "Events that were known already")
    default long getDuplicates() {
        return figures().of(Figure.DUPLICATES);
    }

    @ManagedAttribute(description = "Events that there was no room for")
    default long getShed() {
        return figures().of(Figure.SHED);
    }

    @ManagedAttribute(description = "Events that got into the route only because they were looked for")
    default long getRepaired() {
        return figures().of(Figure.REPAIRED);
    }

    @ManagedAttribute(description = "Exchanges that went well")
    default long getCompleted() {
        return figures().of(Figure.COMPLETED);
    }

    @ManagedAttribute(description = "Exchanges that failed")
    default long getFailed() {
        return figures().of(Figure.FAILED);
    }

    @ManagedAttribute(description = "Events that were given up because they failed too often")
    default long getGivenUp() {
        return figures().of(Figure.GIVEN_UP);
    }

    @ManagedAttribute(description = "Messages that an agent asked to send again")
    default long getRetriesRequested() {
        return figures().of(Figure.RETRIES_REQUESTED);
    }

    @ManagedAttribute(description = "Delivery reports that Chatwoot has taken")
    default long getReported() {
        return figures().of(Figure.REPORTED);
    }

    @ManagedAttribute(description = "Delivery reports that Chatwoot has not taken")
    default long getReportsFailed() {
        return figures().of(Figure.REPORTS_FAILED);
    }

    @ManagedAttribute(description = "Events that were taken, and left when the route stopped")
    default long getLeft() {
        return figures().of(Figure.LEFT);
    }
}
