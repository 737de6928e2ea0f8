// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.World;

/** Tells clients that their copies of labels, inboxes or teams are old. Used on the event loop only. */
public final class CacheKeys {
    private final World world;
    private final Events events;

    public CacheKeys(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    public void inboxesChanged(Account account) {
        changed(account, "inbox");
    }

    public void labelsChanged(Account account) {
        changed(account, "label");
    }

    public void teamsChanged(Account account) {
        changed(account, "team");
    }

    private void changed(Account account, String key) {
        account.cacheKeys.put(key, String.valueOf(world.now().getEpochSecond()));
        events.add(new Event.CacheInvalidated(account));
    }
}
