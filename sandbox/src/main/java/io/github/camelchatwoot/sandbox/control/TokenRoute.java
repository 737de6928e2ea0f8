// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;

/** Gives users another token for the WebSocket over HTTP. Used on the event loop only. */
public final class TokenRoute {
    private final World world;

    public TokenRoute(World world) {
        this.world = world;
    }

    public void addTo(Router router) {
        router.add("POST", "/sandbox/token-change", this::change);
    }

    private Answer change(Request request) {
        Fields fields = new Fields(request);
        long id = fields.needNumber("user_id");
        fields.noOthers();
        User user = world.users
                .find(id)
                .orElseThrow(() -> Refusal.error(422, "user_id is " + id + ": send the id of a user that exists"));
        world.renewPubsubToken(user);
        return Answer.json(Json.object().put("user_id", user.id).put("pubsub_token", user.pubsubToken));
    }
}
