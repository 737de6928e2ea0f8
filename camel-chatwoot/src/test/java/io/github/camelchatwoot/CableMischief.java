// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.github.camelchatwoot.sandbox.fault.CableSwitch;
import io.github.camelchatwoot.sandbox.fault.FaultSwitches;
import io.github.camelchatwoot.sandbox.fault.RequestSwitch;
import io.github.camelchatwoot.sandbox.fault.Route;
import io.github.camelchatwoot.sandbox.fault.SwitchedOn;
import org.apache.camel.spi.RouteController;

/** Does something bad to a server, its connections or the route, at random. For one thread. */
final class CableMischief {

    private static final int PHASES = 2;
    private static final List<Route> ASKED = List.of(Route.LIST_CONVERSATIONS, Route.LIST_MESSAGES, Route.GET_PROFILE);
    private static final List<Integer> ERRORS = List.of(429, 500, 502, 503);

    private final ChatwootSandbox chatwoot;
    private final RouteController routes;
    private final Random random;
    private final Deque<SwitchedOn> phases = new ArrayDeque<>();
    private long over;
    private long done;
    private int pauses;

    CableMischief(ChatwootSandbox chatwoot, RouteController routes, long seed) {
        this.chatwoot = chatwoot;
        this.routes = routes;
        this.random = new Random(seed);
        chatwoot.faults().seed(seed);
    }

    void strike() throws Exception {
        done++;
        while (phases.size() >= PHASES || (!phases.isEmpty() && random.nextInt(4) > 0)) {
            end(phases.remove());
        }
        switch (random.nextInt(15)) {
            case 0, 1, 2, 3, 4 -> cable().drop();
            case 5 -> cable().disconnect(random.nextBoolean() ? "server_restart" : "remote", true);
            case 6 -> cable().disconnect("unauthorized", false);
            case 7 -> phases.add(cable().halfOpen());
            case 8 -> phases.add(cable().deaf());
            case 9 -> phases.add(cable().noPings());
            case 10 -> phases.add(cable().times(1 + random.nextInt(2)).confirmWithheld());
            case 11 -> chatwoot.restart(millis(50, 400));
            case 12 -> chatwoot.renewPubsubToken(chatwoot.administrator().id());
            case 13 -> phases.add(rest());
            default -> pause();
        }
    }

    private CableSwitch cable() {
        return chatwoot.faults().cable();
    }

    private SwitchedOn rest() {
        FaultSwitches faults = chatwoot.faults();
        RequestSwitch some = faults.on(ASKED.get(random.nextInt(ASKED.size()))).share(0.3 + random.nextDouble() / 2);
        return switch (random.nextInt(5)) {
            case 0, 1 -> some.answer(ERRORS.get(random.nextInt(ERRORS.size())));
            case 2 -> some.slow(millis(100, 2_000));
            case 3 -> some.cutBeforeCommit();
            default -> some.cutInBody();
        };
    }

    private void pause() throws Exception {
        pauses++;
        if (random.nextBoolean()) {
            routes.suspendRoute(TestDesk.ROUTE);
            routes.resumeRoute(TestDesk.ROUTE);
        } else {
            routes.stopRoute(TestDesk.ROUTE);
            routes.startRoute(TestDesk.ROUTE);
        }
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private void end(SwitchedOn phase) {
        over += phase.struck();
        phase.remove();
    }

    /** All is well again. */
    void end() {
        while (!phases.isEmpty()) {
            end(phases.remove());
        }
        chatwoot.faults().clear();
    }

    /** How often the route paused. */
    int pauses() {
        return pauses;
    }

    /** How much was done, and how often what was switched on has struck. */
    String figures() {
        return done + " deeds, " + over + " strikes of faults";
    }
}
