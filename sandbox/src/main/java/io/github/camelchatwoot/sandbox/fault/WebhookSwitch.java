// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

import io.github.camelchatwoot.sandbox.webhook.ReceiverKind;
import org.jspecify.annotations.Nullable;

/**
 * Switches faults of webhooks on; those of any event to any receiver, unless said otherwise. Confined to one thread.
 */
public final class WebhookSwitch extends Switch<WebhookSwitch> {
    private @Nullable String event;
    private @Nullable ReceiverKind receiver;
    private @Nullable String url;

    WebhookSwitch(OnLoop loop, Faults faults) {
        super(loop, faults);
    }

    @Override
    WebhookSwitch self() {
        return this;
    }

    /** Only webhooks of this event, by its name on the wire, such as {@code message_created}. */
    public WebhookSwitch event(String name) {
        event = name;
        return this;
    }

    /** Only webhooks to receivers of this kind. */
    public WebhookSwitch to(ReceiverKind kind) {
        receiver = kind;
        return this;
    }

    /** Only webhooks to exactly this URL. */
    public WebhookSwitch url(String target) {
        url = target;
        return this;
    }

    private SwitchedOn on(WebhookFault fault) {
        return on(fault, new Where.Webhooks(event, receiver, url));
    }

    /** Never sends it, and does not notice. */
    public SwitchedOn lost() {
        return on(new WebhookFault.Lost());
    }

    /** Sends it twice with the same delivery id, as when a job runs again. */
    public SwitchedOn doubled() {
        return on(new WebhookFault.Doubled(true));
    }

    /** Sends it twice with different delivery ids, as when the event is told again. */
    public SwitchedOn doubledWithNewId() {
        return on(new WebhookFault.Doubled(false));
    }

    /** Sends it after a delay by the time of the double. */
    public SwitchedOn late(Duration delay) {
        return on(new WebhookFault.Late(delay));
    }

    /**
     * Holds it back until a later one to the same URL was answered.
     *
     * @param limit how long to wait for that one at most, by the time of the double
     */
    public SwitchedOn reordered(Duration limit) {
        return on(new WebhookFault.Reordered(limit));
    }

    /** Sends it with neither signature nor timestamp. */
    public SwitchedOn unsigned() {
        return on(new WebhookFault.Unsigned());
    }

    /** Signs it with another secret. */
    public SwitchedOn wronglySigned() {
        return on(new WebhookFault.WronglySigned());
    }

    /** Signs it with a timestamp that is as old as this. */
    public SwitchedOn oldTimestamp(Duration age) {
        return on(new WebhookFault.OldTimestamp(age));
    }
}
