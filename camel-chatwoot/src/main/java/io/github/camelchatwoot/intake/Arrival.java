// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * An event, and how it came. Immutable.
 *
 * @param deliveryId Chatwoot's id of the webhook's delivery; null: it came another way
 */
public record Arrival(
        Event event, EventSource source, @Nullable String deliveryId) {

    /** Whether what should have told it did not, or not in time. */
    public boolean isLate() {
        return source == EventSource.SWEEP;
    }

    /** Another event that came the same way. */
    Arrival with(Event other) {
        return new Arrival(other, source, deliveryId);
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
