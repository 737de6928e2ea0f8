// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.Words;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Adds one contact with the conversations. Who is not said to be from another time came into being with the first thing
 * that is known about them.
 */
final class ContactSeeding {
    private static final List<String> STATUSES = List.of("open", "resolved", "pending", "snoozed");
    private static final List<String> TYPES = List.of("incoming", "outgoing", "note", "template");
    private static final List<String> MESSAGE_STATUSES = List.of("sent", "delivered", "read", "failed");

    private final Seeding.Desk desk;
    private final Place place;
    private final Instant now;

    ContactSeeding(Seeding.Desk desk, Place place) {
        this.desk = desk;
        this.place = place;
        this.now = desk.world().now();
    }

    void add() {
        place.only(
                "name",
                "email",
                "phone_number",
                "identifier",
                "blocked",
                "custom_attributes",
                "additional_attributes",
                "labels",
                "inbox",
                "source_id",
                "at",
                "conversations");
        List<Place> conversations = place.list("conversations");
        Instant at = place.moment("at", now)
                .or(() -> conversations.stream().map(this::begin).min(Instant::compareTo))
                .orElse(now);
        Contact contact = desk.world().at(at, this::create);
        for (Place conversation : conversations) {
            desk.world().at(begin(conversation), () -> converse(contact, conversation));
        }
        if (place.json().path("blocked").asBoolean()) {
            desk.call(
                    place,
                    "PATCH",
                    "/contacts/" + contact.id,
                    desk.administrator(),
                    Json.object().put("blocked", true));
        }
    }

    private Instant begin(Place conversation) {
        return conversation
                .moment("at", now)
                .or(() -> conversation.list("messages").stream()
                        .flatMap(message -> message.moment("at", now).stream())
                        .findFirst())
                .orElse(now);
    }

    private Contact create() {
        ObjectNode given =
                place.pick("name", "email", "phone_number", "identifier", "custom_attributes", "additional_attributes");
        place.required("name");
        inbox(place).ifPresent(inbox -> given.put("inbox_id", inbox.id).put("source_id", sourceId(inbox)));
        JsonNode answer = desk.post(place, "/contacts", given);
        Contact contact = desk.world()
                .contacts
                .find(desk.account(), answer.at("/payload/contact/id").asLong())
                .orElseThrow();
        List<String> labels = place.texts("labels");
        if (!labels.isEmpty()) {
            ObjectNode titles = Json.object();
            titles.set("labels", Json.texts(labels));
            desk.post(place, "/contacts/" + contact.id + "/labels", titles);
        }
        return contact;
    }

    /** The inbox that is named, or else the account's first one. */
    private Optional<Inbox> inbox(Place named) {
        String name = named.text("inbox");
        List<Inbox> inboxes = desk.world().inboxes.all().stream()
                .filter(inbox -> inbox.accountId == desk.account().id)
                .toList();
        if (name == null) {
            return inboxes.stream().findFirst();
        }
        return Optional.of(inboxes.stream()
                .filter(inbox -> inbox.name.equals(name))
                .findFirst()
                .orElseThrow(() -> named.fault("inbox", "there is no inbox called " + name, null)));
    }

    /** The same one every time: derived from what the contact is called. */
    private String sourceId(Inbox inbox) {
        String given = place.text("source_id");
        if (given != null) {
            return given;
        }
        String email = place.text("email");
        if (inbox.channel instanceof Channel.Email && email != null) {
            return email;
        }
        String source = inbox.id + "/" + place.pointer() + '/' + place.text("name");
        while (desk.world().sessions.find(inbox, uuid(source)).isPresent()) {
            source += "'";
        }
        return uuid(source);
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    private Conversation converse(Contact contact, Place spec) {
        spec.only(
                "inbox",
                "source_id",
                "status",
                "snoozed_until",
                "priority",
                "assignee",
                "team",
                "labels",
                "custom_attributes",
                "additional_attributes",
                "seen",
                "at",
                "messages");
        Conversation conversation = open(contact, spec);
        String path = "/conversations/" + conversation.displayId;
        Instant last = desk.world().now();
        for (Place message : spec.list("messages")) {
            Instant at = message.moment("at", now).orElse(last);
            desk.world().at(at, () -> say(conversation, path, message));
            last = at;
        }
        return desk.world().at(last, () -> finish(conversation, path, spec));
    }

    private Conversation open(Contact contact, Place spec) {
        Place from = spec.json().has("inbox") ? spec : place;
        Inbox inbox = inbox(from)
                .orElseThrow(() -> new DataException(spec.pointer(), "there is no inbox for a conversation", null));
        ObjectNode given =
                spec.pick("custom_attributes", "additional_attributes").put("inbox_id", inbox.id);
        given.put("contact_id", contact.id);
        String sourceId = spec.text("source_id");
        Stream<String> sources = desk.world().sessions.of(contact).stream()
                .filter(session -> session.inbox.equals(inbox))
                .map(session -> session.sourceId);
        given.put("source_id", sourceId == null ? sources.findFirst().orElseGet(() -> sourceId(inbox)) : sourceId);
        if ("pending".equals(spec.text("status"))) {
            given.put("status", "pending");
        }
        String assignee = spec.text("assignee");
        if (assignee != null) {
            given.put(
                    "assignee_id",
                    desk.user(assignee)
                            .orElseThrow(() -> spec.fault("assignee", "there is nobody called " + assignee, null))
                            .id);
        }
        String team = spec.text("team");
        if (team != null) {
            given.put("team_id", teamId(spec, team));
        }
        long id = desk.post(spec, "/conversations", given).path("id").asLong();
        return desk.world().conversations.find(desk.account(), id).orElseThrow();
    }

    private long teamId(Place spec, String name) {
        return desk.world().teams.all().stream()
                .filter(team -> team.accountId == desk.account().id && team.name.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> spec.fault("team", "there is no team called " + name, null))
                .id;
    }

    private Conversation say(Conversation conversation, String path, Place message) {
        message.only(
                "type",
                "content",
                "content_type",
                "content_attributes",
                "source_id",
                "by",
                "status",
                "external_error",
                "at");
        String type = message.oneOf("type", "incoming", TYPES);
        ObjectNode given = message.pick("content", "content_type", "content_attributes", "source_id");
        given.put("message_type", "note".equals(type) ? "outgoing" : type).put("private", "note".equals(type));
        long id = "incoming".equals(type) && conversation.inbox().api().isEmpty()
                ? desk.incoming(message, conversation, given).id
                : desk.call(message, "POST", path + "/messages", speaker(conversation, message), given)
                        .path("id")
                        .asLong();
        String status = message.oneOf("status", "sent", MESSAGE_STATUSES);
        if (!"sent".equals(status)) {
            ObjectNode report = message.pick("status", "external_error");
            desk.call(message, "PATCH", path + "/messages/" + id, desk.administrator(), report);
        }
        return conversation;
    }

    /** Who is not named is the assignee, or else the account's first agent. */
    private Sender speaker(Conversation conversation, Place message) {
        String by = message.text("by");
        if (by != null) {
            Optional<? extends Sender> user = desk.user(by);
            Optional<? extends Sender> speaker = user.isPresent() ? user : desk.bot(by);
            if (speaker.isEmpty()) {
                throw message.fault("by", "there is nobody called " + by, null);
            }
            return speaker.get();
        }
        return Stream.concat(
                        Stream.ofNullable(conversation.assignee()),
                        desk.world().usersOf(desk.account()).stream()
                                .filter(user -> conversation.inbox().members.contains(user.id)))
                .map(Sender.class::cast)
                .findFirst()
                .orElse(desk.administrator());
    }

    /** What an agent does with a conversation comes after the messages, because these would open it again. */
    private Conversation finish(Conversation conversation, String path, Place spec) {
        if (spec.json().path("seen").asBoolean()) {
            Sender who = Objects.requireNonNullElse(conversation.assignee(), desk.administrator());
            desk.call(spec, "POST", path + "/update_last_seen", who, Json.object());
        }
        List<String> labels = spec.texts("labels");
        if (!labels.isEmpty()) {
            ObjectNode titles = Json.object();
            titles.set("labels", Json.texts(labels));
            desk.post(spec, path + "/labels", titles);
        }
        String priority = spec.text("priority");
        if (priority != null) {
            spec.oneOf("priority", "", List.of("low", "medium", "high", "urgent"));
            desk.post(spec, path + "/toggle_priority", Json.object().put("priority", priority));
        }
        String status = spec.oneOf("status", Words.of(conversation.status()), STATUSES);
        if (!status.equals(Words.of(conversation.status()))) {
            ObjectNode given = Json.object().put("status", status);
            Optional<Instant> until = spec.moment("snoozed_until", now);
            until.ifPresent(moment -> given.put("snoozed_until", moment.getEpochSecond()));
            desk.call(spec, "POST", path + "/toggle_status", actor(conversation), given);
        }
        return conversation;
    }

    private Sender actor(Conversation conversation) {
        @Nullable Sender assignee = conversation.assignee();
        return assignee == null ? desk.administrator() : assignee;
    }
}
