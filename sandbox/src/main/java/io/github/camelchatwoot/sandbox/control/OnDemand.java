// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.EventView;
import io.github.camelchatwoot.sandbox.view.InboxView;
import io.github.camelchatwoot.sandbox.webhook.Target;
import io.github.camelchatwoot.sandbox.webhook.Targets;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Sends events that somebody asks for, although nothing has happened. Used on the event loop only. */
public final class OnDemand {
    /** Posts a body, signed. */
    public interface Deliverer {
        /**
         * Begins a delivery.
         *
         * @param event what it tells of, if that is something that the double knows
         * @param name the name on the wire
         * @return the id of the delivery
         */
        String deliver(Target target, @Nullable Event event, String name, Buffer body);
    }

    /** What is sent, and who would hear of it by itself. */
    private record Letter(
            String name,
            Buffer body,
            @Nullable Event event,
            long accountId,
            @Nullable Inbox inbox) {}

    private static final Set<String> FIELDS = Set.of(
            "event",
            "payload",
            "body",
            "message_id",
            "conversation_id",
            "contact_id",
            "inbox_id",
            "source_id",
            "changed_attributes",
            "event_info",
            "by",
            "is_private",
            "to_inbox",
            "to_webhook",
            "to_agent_bot");
    private static final Set<String> ABOUT_CONVERSATIONS = Set.of(
            "conversation_updated", "conversation_status_changed", "conversation_opened", "conversation_resolved");
    private static final Map<String, Boolean> TYPING =
            Map.of("conversation_typing_on", true, "conversation_typing_off", false);

    private final World world;
    private final EventView views;
    private final Targets targets;
    private final Deliverer deliverer;

    public OnDemand(World world, EventView views, Deliverer deliverer) {
        this.world = world;
        this.views = views;
        this.targets = new Targets(world);
        this.deliverer = deliverer;
    }

    /**
     * Sends an event.
     *
     * @param wish the event, the row it is about or a payload, and to whom it goes
     * @return the deliveries that began: their ids and URLs
     * @throws IllegalArgumentException when the wish cannot be understood or nobody would get it
     */
    public ArrayNode send(ObjectNode wish) {
        wish.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("Unknown field " + field);
            }
        });
        Params given = new Params(wish, true);
        Letter letter = letter(given);
        List<Target> receivers = receivers(given, letter);
        if (receivers.isEmpty()) {
            throw new IllegalArgumentException("Nobody would get " + letter.name() + ": no webhook and no callback");
        }
        ArrayNode deliveries = Json.array();
        for (Target receiver : receivers) {
            String id = deliverer.deliver(receiver, letter.event(), letter.name(), letter.body());
            deliveries.addObject().put("id", id).put("url", receiver.url());
        }
        return deliveries;
    }

    private Letter letter(Params given) {
        if (given.has("payload")) {
            JsonNode payload = given.raw("payload");
            String body = given.text("body");
            Buffer bytes = body == null ? Buffer.buffer(Json.bytes(payload)) : Buffer.buffer(body);
            long account = world.accounts.all().iterator().next().id;
            return new Letter(payload.path("event").asText(""), bytes, null, account, null);
        }
        String name = given.filled("event");
        if (name == null) {
            throw new IllegalArgumentException("An event has a name or a payload");
        }
        return switch (name) {
            case "inbox_created", "inbox_updated" -> aboutInbox(name, given);
            case "webwidget_triggered" -> widget(given);
            default -> letter(event(name, given));
        };
    }

    private Letter letter(Event event) {
        Account account = world.accounts.find(event.accountId()).orElseThrow();
        Buffer body = Buffer.buffer(Json.bytes(views.webhook(event, account)));
        return new Letter(event.name(), body, event, account.id, event.inbox().orElse(null));
    }

    private Event event(String name, Params given) {
        @Nullable ArrayNode changes = given.raw("changed_attributes") instanceof ArrayNode list ? list : null;
        if (TYPING.containsKey(name)) {
            Conversation conversation = conversation(given);
            return new Event.Typing(
                    TYPING.get(name), typist(given, conversation), conversation, given.flag("is_private"));
        }
        if (ABOUT_CONVERSATIONS.contains(name)) {
            return new Event.ConversationChanged(name, conversation(given), changes);
        }
        return switch (name) {
            case "message_created", "message_updated" -> {
                Message row = message(given);
                yield new Event.MessageEvent(name, row, row.content, row.contentAttributes, null, null);
            }
            case "conversation_created" -> new Event.ConversationCreated(conversation(given));
            case "contact_created", "contact_updated" -> new Event.ContactEvent(name, contact(given), changes);
            default ->
                throw new IllegalArgumentException("There is no event called " + name + "; send its payload instead");
        };
    }

    private Letter aboutInbox(String name, Params given) {
        Inbox inbox = world.inboxes
                .find(id(given, "inbox_id"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such inbox"));
        Account account = world.accounts.find(inbox.accountId).orElseThrow();
        ObjectNode payload = InboxView.webhook(inbox, account).put("event", name);
        if (given.has("changed_attributes")) {
            payload.set("changed_attributes", given.raw("changed_attributes"));
        }
        return new Letter(name, Buffer.buffer(Json.bytes(payload)), null, account.id, null);
    }

    private Letter widget(Params given) {
        String sourceId = given.filled("source_id");
        ContactInbox session = Optional.ofNullable(sourceId)
                .flatMap(world.sessions::find)
                .orElseThrow(() -> new IllegalArgumentException("Nobody has the source id " + sourceId));
        Account account = world.accounts.find(session.inbox.accountId).orElseThrow();
        Conversation current = world.conversations.of(session).stream()
                .reduce((first, second) -> second)
                .orElse(null);
        ObjectNode info = given.object("event_info");
        ObjectNode payload = views.widget(session, account, current, info == null ? Json.object() : info);
        return new Letter("webwidget_triggered", Buffer.buffer(Json.bytes(payload)), null, account.id, session.inbox);
    }

    private Message message(Params given) {
        return world.messages
                .find(id(given, "message_id"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such message"));
    }

    private Contact contact(Params given) {
        long id = id(given, "contact_id");
        return world.contacts.all().stream()
                .filter(contact -> contact.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such contact"));
    }

    /** Conversations are numbered by account; that of the first one is meant. */
    private Conversation conversation(Params given) {
        long id = id(given, "conversation_id");
        return world.accounts.all().stream()
                .flatMap(account -> world.conversations.find(account, id).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such conversation"));
    }

    /** Who is not named is the customer. */
    private Sender typist(Params given, Conversation conversation) {
        String by = given.filled("by");
        if (by == null) {
            return conversation.contact();
        }
        Stream<Sender> staff = Stream.concat(
                world.usersOf(conversation.account).stream().map(Sender.class::cast),
                world.bots.all().stream().map(Sender.class::cast));
        return staff.filter(sender ->
                        sender.title().equals(by) || (sender instanceof User user && by.equals(user.displayName)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is nobody called " + by));
    }

    private static long id(Params given, String field) {
        Long id = given.number(field);
        if (id == null) {
            throw new IllegalArgumentException("The event needs " + field);
        }
        return id;
    }

    private List<Target> receivers(Params given, Letter letter) {
        List<Target> receivers = new ArrayList<>();
        if (given.has("to_inbox")) {
            receivers.add(world.inboxes
                    .find(id(given, "to_inbox"))
                    .flatMap(Inbox::api)
                    .map(Target.InboxCallback::new)
                    .filter(OnDemand::isReachable)
                    .orElseThrow(() -> new IllegalArgumentException("There is no such inbox with a callback")));
        }
        if (given.has("to_webhook")) {
            receivers.add(world.webhooks
                    .find(id(given, "to_webhook"))
                    .map(Target.AccountWebhook::new)
                    .orElseThrow(() -> new IllegalArgumentException("There is no such webhook")));
        }
        if (given.has("to_agent_bot")) {
            receivers.add(world.bots
                    .find(id(given, "to_agent_bot"))
                    .map(Target.Bot::new)
                    .filter(OnDemand::isReachable)
                    .orElseThrow(() -> new IllegalArgumentException("There is no such bot with a URL")));
        }
        return receivers.isEmpty() ? listeners(letter) : receivers;
    }

    /** Who would hear of it if it had happened. */
    private List<Target> listeners(Letter letter) {
        return letter.event() == null
                ? targets.subscribers(letter.name(), letter.accountId(), letter.inbox())
                : targets.of(letter.event());
    }

    private static boolean isReachable(Target target) {
        String url = target.url();
        return url != null && !url.isBlank();
    }
}
