// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.World;

/** What the server says about itself. */
final class SystemApi {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final World world;
    private final String version;

    SystemApi(World world, String version) {
        this.world = world;
        this.version = version;
    }

    void addTo(Router router) {
        router.add("GET", "/api", request -> version());
        router.add("GET", "/health", request -> Answer.json(Json.object().put("status", "woot")));
    }

    private Answer version() {
        return Answer.json(Json.object()
                .put("version", version)
                .put("timestamp", TIMESTAMP.format(world.now()))
                .put("queue_services", "ok")
                .put("data_services", "ok"));
    }
}
