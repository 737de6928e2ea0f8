// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;

/** What happens when an inbox changes. Used on the event loop only. */
public final class InboxActions {
    private final World world;
    private final Events events;

    public InboxActions(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    public void created(Inbox inbox) {
        events.add(new Event.InboxEvent("inbox_created", inbox, null));
    }

    /**
     * Changes an inbox and tells what changed.
     *
     * @param withChannel whether the channel is saved too; by that the inbox counts as changed in any case
     */
    public void update(Inbox inbox, boolean withChannel, Consumer<Inbox> change) {
        Map<String, JsonNode> before = inbox.columns();
        Map<String, JsonNode> channelBefore = inbox.channel.columns();
        change.accept(inbox);
        if (!channelBefore.equals(inbox.channel.columns())) {
            inbox.channelUpdatedAt = world.after(inbox.channelUpdatedAt);
        }
        if (withChannel || Changes.between(before, inbox.columns()).isReal()) {
            inbox.updatedAt = world.after(inbox.updatedAt);
            Changes changes = Changes.between(before, inbox.columns());
            events.add(new Event.InboxEvent("inbox_updated", inbox, changes.list()));
        }
    }
}
