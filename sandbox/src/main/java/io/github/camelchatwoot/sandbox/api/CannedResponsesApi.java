// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.CannedResponse;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.World;

/** Texts that agents call up by a short code. */
final class CannedResponsesApi {
    private final World world;

    CannedResponsesApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/canned_responses", this::list);
        gate.users("POST", "/canned_responses", this::create);
        gate.users("PATCH", "/canned_responses/{canned}", this::update);
        gate.users("PUT", "/canned_responses/{canned}", this::update);
        gate.users("DELETE", "/canned_responses/{canned}", this::delete);
    }

    private Answer list(Call call) {
        String search = call.params().text("search");
        Like like = new Like(search == null ? "" : search);
        ArrayNode list = Json.array();
        world.cannedResponses.of(call.account().id).stream()
                .filter(canned -> like.matches(canned.shortCode()) || like.matches(canned.content()))
                .forEach(canned -> list.add(view(canned)));
        return Answer.json(list);
    }

    private Answer create(Call call) {
        CannedResponse fresh = new CannedResponse(0, call.account().id, "", "", world.now(), world.now());
        return save(fresh, call.params().model("canned_response"));
    }

    private Answer update(Call call) {
        return save(canned(call), call.params().model("canned_response"));
    }

    private Answer save(CannedResponse canned, Params given) {
        String code = given.has("short_code") ? String.valueOf(given.text("short_code")) : canned.shortCode();
        boolean taken = world.cannedResponses.all().stream()
                .anyMatch(other -> other.id() != canned.id()
                        && other.accountId() == canned.accountId()
                        && other.shortCode().equals(code));
        if (taken) {
            throw Refusal.invalid("Short code has already been taken", List.of("short_code"));
        }
        CannedResponse saved = new CannedResponse(
                canned.id() == 0 ? world.cannedResponses.nextId() : canned.id(),
                canned.accountId(),
                code,
                given.has("content") ? String.valueOf(given.text("content")) : canned.content(),
                canned.createdAt(),
                world.now());
        return Answer.json(view(world.cannedResponses.add(saved.id(), saved)));
    }

    private Answer delete(Call call) {
        world.cannedResponses.remove(canned(call).id());
        return Answer.ok();
    }

    private CannedResponse canned(Call call) {
        return world.cannedResponses
                .find(call.id("canned"))
                .filter(canned -> canned.accountId() == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private static ObjectNode view(CannedResponse canned) {
        ObjectNode view = Json.object()
                .put("id", canned.id())
                .put("account_id", canned.accountId())
                .put("short_code", canned.shortCode())
                .put("content", canned.content());
        view.set("created_at", Times.iso(canned.createdAt()));
        view.set("updated_at", Times.iso(canned.updatedAt()));
        return view;
    }
}
