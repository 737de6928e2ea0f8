// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.CacheKeys;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Label;
import io.github.camelchatwoot.sandbox.state.World;

/** The labels that an account offers. */
final class LabelsApi {
    private static final Pattern TITLE = Pattern.compile("[\\p{L}\\p{N}]+[\\p{L}\\p{N}_-]+");
    private static final String COLOR = "#1f93ff";

    private final World world;
    private final CacheKeys cacheKeys;

    LabelsApi(World world, CacheKeys cacheKeys) {
        this.world = world;
        this.cacheKeys = cacheKeys;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/labels", this::list);
        gate.administrators("POST", "/labels", this::create);
        gate.administrators("GET", "/labels/{label}", call -> Answer.json(view(label(call))));
        gate.administrators("PATCH", "/labels/{label}", this::update);
        gate.administrators("PUT", "/labels/{label}", this::update);
        gate.administrators("DELETE", "/labels/{label}", this::delete);
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("payload");
        world.labels.of(call.account().id).stream()
                .sorted(Comparator.comparing(Label::title))
                .forEach(label -> list.add(view(label)));
        return Answer.json(answer);
    }

    private Answer create(Call call) {
        Label fresh = new Label(0, call.account().id, "", null, COLOR, false);
        return save(call, fresh, call.params().model("label"));
    }

    private Answer update(Call call) {
        return save(call, label(call), call.params().model("label"));
    }

    private Answer save(Call call, Label label, Params given) {
        String title = given.has("title") ? String.valueOf(given.text("title")) : label.title();
        String lower = title.strip().toLowerCase(Locale.ROOT);
        if (!TITLE.matcher(lower).matches()) {
            throw Refusal.invalid("Title is invalid", List.of("title"));
        }
        boolean taken = world.labels.all().stream()
                .anyMatch(other -> other.id() != label.id()
                        && other.accountId() == label.accountId()
                        && other.title().equals(lower));
        if (taken) {
            throw Refusal.invalid("Title has already been taken", List.of("title"));
        }
        Label saved = new Label(
                label.id() == 0 ? world.labels.nextId() : label.id(),
                label.accountId(),
                lower,
                given.has("description") ? given.text("description") : label.description(),
                given.has("color") ? given.text("color") : label.color(),
                given.has("show_on_sidebar") ? given.flag("show_on_sidebar") : label.showOnSidebar());
        world.labels.add(saved.id(), saved);
        cacheKeys.labelsChanged(call.account());
        return Answer.json(view(saved));
    }

    private Answer delete(Call call) {
        world.labels.remove(label(call).id());
        cacheKeys.labelsChanged(call.account());
        return Answer.ok();
    }

    private Label label(Call call) {
        return world.labels
                .find(call.id("label"))
                .filter(label -> label.accountId() == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private static ObjectNode view(Label label) {
        return Json.object()
                .put("id", label.id())
                .put("title", label.title())
                .put("description", label.description())
                .put("color", label.color())
                .put("show_on_sidebar", label.showOnSidebar());
    }
}
