// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.World;

/** Tells the time of the double and moves it on over HTTP. Used on the event loop only. */
public final class TimeRoute {
    private static final String PATH = "/sandbox/time";

    private final World world;
    private final Consumer<Duration> advance;

    /** @param advance moves the time on and runs what becomes due by that */
    public TimeRoute(World world, Consumer<Duration> advance) {
        this.world = world;
        this.advance = advance;
    }

    public void addTo(Router router) {
        router.add("GET", PATH, request -> now());
        router.add("POST", PATH, this::move);
    }

    private Answer move(Request request) {
        Fields fields = new Fields(request);
        Duration by = fields.needDuration("advance_ms");
        fields.noOthers();
        if (by.isNegative()) {
            throw Refusal.error(422, "advance_ms is " + by.toMillis() + ": time goes forward only, send 0 or more");
        }
        advance.accept(by);
        return now();
    }

    private Answer now() {
        return Answer.json(Json.object().put("now", world.now().toString()));
    }
}
