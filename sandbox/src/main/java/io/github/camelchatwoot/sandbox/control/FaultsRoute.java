// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.fault.CableFault;
import io.github.camelchatwoot.sandbox.fault.CableFaults;
import io.github.camelchatwoot.sandbox.fault.Faults;
import io.github.camelchatwoot.sandbox.fault.Routes;
import io.github.camelchatwoot.sandbox.fault.Switched;
import io.github.camelchatwoot.sandbox.fault.Where;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;

/** Switches faults on and off over HTTP. Used on the event loop only. */
public final class FaultsRoute {
    private static final String PATH = "/sandbox/faults";

    private final Faults faults;
    private final CableFaults cable;
    private final FaultReader reader;

    public FaultsRoute(Faults faults, CableFaults cable, Routes routes) {
        this.faults = faults;
        this.cable = cable;
        this.reader = new FaultReader(routes);
    }

    public void addTo(Router router) {
        router.add("GET", PATH, request -> Answer.json(list(faults.all())));
        router.add("POST", PATH, this::add);
        router.add("DELETE", PATH, request -> Answer.json(list(faults.clear())));
        router.add("GET", PATH + "/{fault}", request -> Answer.json(FaultView.of(found(request))));
        router.add("DELETE", PATH + "/{fault}", this::remove);
        router.add("PUT", PATH + "/seed", this::seed);
    }

    private Answer add(Request request) {
        try {
            FaultReader.Wish wish = reader.read(new Fields(request));
            return Answer.json(201, FaultView.of(add(wish)));
        } catch (IllegalArgumentException e) {
            throw Refusal.error(422, String.valueOf(e.getMessage()));
        }
    }

    private Switched add(FaultReader.Wish wish) {
        if (wish.fault() instanceof CableFault fault && wish.where() instanceof Where.Connections connections) {
            return cable.add(fault, connections, wish.often());
        }
        return faults.add(wish.fault(), wish.where(), wish.often());
    }

    private Switched found(Request request) {
        return faults.find(request.id("fault"))
                .orElseThrow(() -> Refusal.error(
                        404,
                        "There is no fault " + request.text("fault") + ": GET " + PATH
                                + " lists those that are there"));
    }

    private Answer remove(Request request) {
        Switched found = found(request);
        faults.remove(found.id());
        return Answer.json(FaultView.of(found));
    }

    private Answer seed(Request request) {
        Fields fields = new Fields(request);
        long seed = fields.needNumber("seed");
        fields.noOthers();
        faults.seed(seed);
        return Answer.json(Json.object().put("seed", seed));
    }

    private ObjectNode list(List<Switched> all) {
        ObjectNode view = Json.object();
        ArrayNode list = view.putArray("faults");
        all.forEach(fault -> list.add(FaultView.of(fault)));
        long struck = all.stream().mapToLong(Switched::struck).sum();
        return view.put("struck", struck).put("seed", faults.seed());
    }
}
