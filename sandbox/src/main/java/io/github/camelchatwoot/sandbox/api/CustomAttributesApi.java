// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.CustomAttribute;
import io.github.camelchatwoot.sandbox.state.CustomAttribute.DisplayType;
import io.github.camelchatwoot.sandbox.state.CustomAttribute.Model;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/** The attributes that an account defines. */
final class CustomAttributesApi {
    private static final Map<Model, Set<String>> RESERVED = Map.of(
            Model.CONVERSATION_ATTRIBUTE,
            Set.of(
                    "status",
                    "priority",
                    "assignee_id",
                    "inbox_id",
                    "team_id",
                    "display_id",
                    "campaign_id",
                    "labels",
                    "browser_language",
                    "country_code",
                    "referer",
                    "created_at",
                    "last_activity_at"),
            Model.CONTACT_ATTRIBUTE,
            Set.of(
                    "name",
                    "email",
                    "phone_number",
                    "identifier",
                    "country_code",
                    "city",
                    "created_at",
                    "last_activity_at",
                    "referer",
                    "blocked"));

    private final World world;

    CustomAttributesApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/custom_attribute_definitions", this::list);
        gate.administrators("POST", "/custom_attribute_definitions", this::create);
        gate.users("GET", "/custom_attribute_definitions/{attribute}", call -> Answer.json(view(attribute(call))));
        gate.administrators("PATCH", "/custom_attribute_definitions/{attribute}", this::update);
        gate.administrators("PUT", "/custom_attribute_definitions/{attribute}", this::update);
        gate.administrators("DELETE", "/custom_attribute_definitions/{attribute}", this::delete);
    }

    private Answer list(Call call) {
        Model model = constant(Model.class, call.params(), "attribute_model", null);
        ArrayNode list = Json.array();
        world.customAttributes.of(call.account().id).stream()
                .filter(attribute -> model == null || attribute.model() == model)
                .forEach(attribute -> list.add(view(attribute)));
        return Answer.json(list);
    }

    private Answer create(Call call) {
        Params given = call.params().model("custom_attribute_definition");
        Model model = constant(Model.class, given, "attribute_model", Model.CONVERSATION_ATTRIBUTE);
        String key = given.filled("attribute_key");
        if (key == null || model == null) {
            throw Refusal.invalid("Attribute key can't be blank", List.of("attribute_key"));
        }
        if (RESERVED.getOrDefault(model, Set.of()).contains(key)) {
            throw Refusal.invalid(
                    "Attribute key The provided key is not allowed as it might conflict with default attributes.",
                    List.of("attribute_key"));
        }
        if (world.isDefined(call.account(), model, key)) {
            throw Refusal.invalid("Attribute key has already been taken", List.of("attribute_key"));
        }
        CustomAttribute fresh = new CustomAttribute(
                world.customAttributes.nextId(),
                call.account().id,
                null,
                DisplayType.TEXT,
                null,
                key,
                null,
                null,
                List.of(),
                model,
                world.now(),
                world.now());
        return save(fresh, given);
    }

    private Answer update(Call call) {
        return save(attribute(call), call.params().model("custom_attribute_definition"));
    }

    private Answer save(CustomAttribute attribute, Params given) {
        DisplayType type = constant(DisplayType.class, given, "attribute_display_type", attribute.displayType());
        CustomAttribute saved = new CustomAttribute(
                attribute.id(),
                attribute.accountId(),
                text(given, "attribute_display_name", attribute.displayName()),
                type == null ? attribute.displayType() : type,
                text(given, "attribute_description", attribute.description()),
                attribute.key(),
                text(given, "regex_pattern", attribute.regexPattern()),
                text(given, "regex_cue", attribute.regexCue()),
                given.has("attribute_values") ? given.texts("attribute_values") : attribute.values(),
                attribute.model(),
                attribute.createdAt(),
                world.now());
        return Answer.json(view(world.customAttributes.add(saved.id(), saved)));
    }

    private static @Nullable String text(Params given, String name, @Nullable String otherwise) {
        return given.has(name) ? given.text(name) : otherwise;
    }

    /** By its word or its number. */
    private static <E extends Enum<E>> @Nullable E constant(
            Class<E> type, Params given, String name, @Nullable E otherwise) {
        String word = given.filled(name);
        if (word == null) {
            return otherwise;
        }
        Long number = given.number(name);
        E[] constants = type.getEnumConstants();
        if (number != null && number >= 0 && number < constants.length) {
            return constants[number.intValue()];
        }
        return Words.parse(type, word.toLowerCase(Locale.ROOT)).orElseThrow(Refusal::crash);
    }

    private Answer delete(Call call) {
        world.customAttributes.remove(attribute(call).id());
        return Answer.head(204);
    }

    private CustomAttribute attribute(Call call) {
        return world.customAttributes
                .find(call.id("attribute"))
                .filter(attribute -> attribute.accountId() == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private static ObjectNode view(CustomAttribute attribute) {
        ObjectNode view = Json.object()
                .put("id", attribute.id())
                .put("attribute_display_name", attribute.displayName())
                .put("attribute_display_type", Words.of(attribute.displayType()))
                .put("attribute_description", attribute.description())
                .put("attribute_key", attribute.key())
                .put("regex_pattern", attribute.regexPattern())
                .put("regex_cue", attribute.regexCue());
        view.set("attribute_values", Json.texts(attribute.values()));
        view.put("attribute_model", Words.of(attribute.model())).putNull("default_value");
        view.set("created_at", Times.iso(attribute.createdAt()));
        view.set("updated_at", Times.iso(attribute.updatedAt()));
        return view;
    }
}
