// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Webhook;
import io.github.camelchatwoot.sandbox.state.World;

/** The account's webhooks. */
final class WebhooksApi {
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final Set<String> EVENTS = Set.of(
            "conversation_status_changed",
            "conversation_updated",
            "conversation_created",
            "contact_created",
            "contact_updated",
            "message_created",
            "message_updated",
            "webwidget_triggered",
            "inbox_created",
            "inbox_updated",
            "conversation_typing_on",
            "conversation_typing_off");
    private static final List<String> BY_DEFAULT = List.of(
            "conversation_status_changed",
            "conversation_updated",
            "conversation_created",
            "contact_created",
            "contact_updated",
            "message_created",
            "message_updated",
            "webwidget_triggered");

    private final World world;

    WebhooksApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate) {
        gate.administrators("GET", "/webhooks", this::list);
        gate.administrators("POST", "/webhooks", this::create);
        gate.administrators("PATCH", "/webhooks/{webhook}", this::update);
        gate.administrators("PUT", "/webhooks/{webhook}", this::update);
        gate.administrators("DELETE", "/webhooks/{webhook}", this::delete);
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putObject("payload").putArray("webhooks");
        world.webhooks.of(call.account().id).stream().forEach(webhook -> list.add(view(webhook)));
        return Answer.json(answer);
    }

    private Answer create(Call call) {
        Webhook fresh = new Webhook(0, call.account().id, "", null, BY_DEFAULT, world.tokens.next(), null);
        return save(fresh, call.params().model("webhook"));
    }

    private Answer update(Call call) {
        return save(webhook(call), call.params().model("webhook"));
    }

    private Answer save(Webhook webhook, Params given) {
        Webhook wanted = new Webhook(
                webhook.id(),
                webhook.accountId(),
                given.has("url") ? String.valueOf(given.text("url")) : webhook.url(),
                given.has("name") ? given.text("name") : webhook.name(),
                given.has("subscriptions") ? given.texts("subscriptions") : webhook.subscriptions(),
                webhook.secret(),
                given.has("inbox_id") ? given.number("inbox_id") : webhook.inboxId());
        check(wanted);
        long id = wanted.id() == 0 ? world.webhooks.nextId() : wanted.id();
        Webhook saved = new Webhook(
                id,
                wanted.accountId(),
                wanted.url(),
                wanted.name(),
                wanted.subscriptions(),
                wanted.secret(),
                wanted.inboxId());
        world.webhooks.add(id, saved);
        ObjectNode answer = Json.object();
        answer.putObject("payload").set("webhook", view(saved));
        return Answer.json(answer);
    }

    private void check(Webhook wanted) {
        List<String> messages = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        boolean taken = world.webhooks.all().stream()
                .anyMatch(other -> other.id() != wanted.id()
                        && other.accountId() == wanted.accountId()
                        && other.url().equals(wanted.url()));
        if (taken) {
            messages.add("Url has already been taken");
            attributes.add("url");
        } else if (!URL.matcher(wanted.url()).matches()) {
            messages.add("Url is invalid");
            attributes.add("url");
        }
        if (wanted.subscriptions().isEmpty() || !EVENTS.containsAll(wanted.subscriptions())) {
            messages.add("Subscriptions Invalid events");
            attributes.add("subscriptions");
        }
        if (!messages.isEmpty()) {
            throw Refusal.invalid(String.join(", ", messages), attributes);
        }
    }

    private Answer delete(Call call) {
        world.webhooks.remove(webhook(call).id());
        return Answer.ok();
    }

    private Webhook webhook(Call call) {
        return world.webhooks
                .find(call.id("webhook"))
                .filter(webhook -> webhook.accountId() == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private ObjectNode view(Webhook webhook) {
        ObjectNode view = Json.object()
                .put("id", webhook.id())
                .put("name", webhook.name())
                .put("url", webhook.url())
                .put("account_id", webhook.accountId());
        view.set("subscriptions", Json.texts(webhook.subscriptions()));
        view.put("secret", webhook.secret());
        Long inboxId = webhook.inboxId();
        if (inboxId != null) {
            world.inboxes
                    .find(inboxId)
                    .ifPresent(
                            inbox -> view.putObject("inbox").put("id", inbox.id).put("name", inbox.name));
        }
        return view;
    }
}
