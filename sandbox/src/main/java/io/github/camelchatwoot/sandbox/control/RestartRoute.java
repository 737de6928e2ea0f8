// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;

/** Restarts the server over HTTP. Used on the event loop only. */
public final class RestartRoute {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Consumer<Duration> restart;

    /** @param restart closes the port for so long, once the answer was handed over */
    public RestartRoute(Consumer<Duration> restart) {
        this.restart = restart;
    }

    public void addTo(Router router) {
        router.add("POST", "/sandbox/restart", this::restart);
    }

    private Answer restart(Request request) {
        Fields fields = new Fields(request);
        Duration down = fields.duration("down_ms").orElse(Duration.ZERO);
        fields.noOthers();
        if (down.isNegative() || down.compareTo(LONGEST) > 0) {
            throw Refusal.error(422, "down_ms is " + down.toMillis() + ": send 0 to " + LONGEST.toMillis());
        }
        restart.accept(down);
        return Answer.json(202, Json.object().put("down_ms", down.toMillis()));
    }
}
