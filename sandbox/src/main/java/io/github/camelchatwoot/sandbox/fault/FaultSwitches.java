// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.List;

/**
 * Switches faults on and off, for instance {@code faults.on(Route.CREATE_MESSAGE).times(2).answer(429)}. The last word
 * switches on, from when it returns. Of several faults that could strike, the oldest one does.
 *
 * <p>Safe for any thread but that of the sandbox itself.
 */
public final class FaultSwitches {
    private final OnLoop loop;
    private final Faults faults;
    private final Routes routes;
    private final CableFaults cable;

    public FaultSwitches(OnLoop loop, Faults faults, Routes routes, CableFaults cable) {
        this.loop = loop;
        this.faults = faults;
        this.routes = routes;
        this.cable = cable;
    }

    /** Faults of a route. */
    public RequestSwitch on(Route route) {
        return route(route.method(), route.template());
    }

    /**
     * Faults of a route.
     *
     * @param template its path with the variables in braces, whatever they are called, such as
     *     {@code /api/v1/accounts/{account}/contacts/{contact}}
     * @throws IllegalArgumentException when there is no such route; names near ones
     */
    public RequestSwitch route(String method, String template) {
        return new RequestSwitch(loop, faults, loop.call(() -> routes.named(method, template)));
    }

    /** Faults of all requests, except those of the agent page and of the control interface. */
    public RequestSwitch anyRoute() {
        return new RequestSwitch(loop, faults, new Where.Requests(null, null));
    }

    /** Faults of webhooks. */
    public WebhookSwitch webhooks() {
        return new WebhookSwitch(loop, faults);
    }

    /** Faults of the connections of the cable. */
    public CableSwitch cable() {
        return new CableSwitch(loop, faults, cable);
    }

    /** What is on, the oldest first; also faults that strike no more. */
    public List<Switched> all() {
        return loop.call(faults::all);
    }

    /** How often those faults have struck, all together. */
    public long struck() {
        return all().stream().mapToLong(Switched::struck).sum();
    }

    /** Switches all faults off and lets chance begin anew. */
    public void clear() {
        loop.call(faults::clear);
    }

    /** Lets chance begin anew: the same seed, faults and calls give the same strikes. 0 at first. */
    public void seed(long seed) {
        loop.call(() -> {
            faults.seed(seed);
            return seed;
        });
    }
}
