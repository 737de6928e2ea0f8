// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import io.github.camelchatwoot.sandbox.fault.CableFaults;
import io.github.camelchatwoot.sandbox.fault.Where;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;

/** Ends connections of the cable over HTTP, politely or not. Used on the event loop only. */
public final class CableRoute {
    private final CableFaults cable;

    public CableRoute(CableFaults cable) {
        this.cable = cable;
    }

    public void addTo(Router router) {
        router.add("POST", "/sandbox/cable/disconnect", this::disconnect);
        router.add("POST", "/sandbox/cable/drop", this::drop);
    }

    private Answer disconnect(Request request) {
        Fields fields = new Fields(request);
        Where.Connections where = FaultReader.connections(fields);
        String reason = fields.text("reason").orElse("server_restart");
        boolean reconnect = fields.flag("reconnect").orElse(true);
        fields.noOthers();
        return answer(cable.disconnect(where, reason, reconnect));
    }

    private Answer drop(Request request) {
        Fields fields = new Fields(request);
        Where.Connections where = FaultReader.connections(fields);
        fields.noOthers();
        return answer(cable.drop(where));
    }

    private static Answer answer(int connections) {
        return Answer.json(Json.object().put("connections", connections));
    }
}
