// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Random;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.Route;
import io.github.camelchatwoot.sandbox.fault.SwitchedOn;
import org.apache.camel.spi.RouteController;
import org.jspecify.annotations.Nullable;

/** Loses, doubles and delays webhooks, and lets the route that takes them go down, at random. For one thread. */
final class WebhookMischief {

    private final ChatwootSandbox chatwoot;
    private final RouteController routes;
    private final Random random;
    private @Nullable SwitchedOn rest;
    private boolean down;
    private long falls;
    private long struck;

    /** @param delays whether webhooks are sent late, too */
    WebhookMischief(ChatwootSandbox chatwoot, RouteController routes, boolean delays, long seed) {
        this.chatwoot = chatwoot;
        this.routes = routes;
        this.random = new Random(seed);
        FaultSwitches faults = chatwoot.faults();
        faults.seed(seed);
        faults.webhooks().share(0.15).lost();
        faults.webhooks().share(0.1).doubled();
        faults.webhooks().share(0.1).doubledWithNewId();
        if (delays) {
            faults.webhooks().share(0.2).late(Duration.ofMillis(300));
            faults.webhooks().share(0.05).reordered(Duration.ofMillis(200));
        }
    }

    void strike() throws Exception {
        if (down) {
            routes.startRoute(TestBridge.ROUTE);
            down = false;
            return;
        }
        if (rest != null) {
            rest.remove();
            rest = null;
        }
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                routes.stopRoute(TestBridge.ROUTE);
                down = true;
                falls++;
            }
            case 2 ->
                rest = chatwoot.faults()
                        .on(random.nextBoolean() ? Route.LIST_CONVERSATIONS : Route.LIST_MESSAGES)
                        .share(0.5)
                        .answer(random.nextBoolean() ? 500 : 429);
            default -> {
                routes.suspendRoute(TestBridge.ROUTE);
                routes.resumeRoute(TestBridge.ROUTE);
            }
        }
    }

    /** All is well again. */
    void end() throws Exception {
        if (down) {
            routes.startRoute(TestBridge.ROUTE);
            down = false;
        }
        struck = chatwoot.faults().struck();
        chatwoot.faults().clear();
    }

    /** What has happened, for people. */
    String figures() {
        return falls + " falls of the endpoint, " + struck + " strikes of faults";
    }
}
