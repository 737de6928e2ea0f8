// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.MessageFault;
import io.github.camelchatwoot.sandbox.http.Inside;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import org.jspecify.annotations.Nullable;

/**
 * Fills the double with data, by the same calls that a client would make, so that Chatwoot's rules hold. Nobody hears
 * of it. Used on the event loop only.
 */
public final class Seeding {
    /** Does something of which nobody hears. */
    public interface Quiet {
        <T> T quietly(Supplier<T> action);
    }

    private static final String[] ACCOUNT_FIELDS = {
        "name",
        "users",
        "labels",
        "custom_attributes",
        "canned_responses",
        "teams",
        "agent_bots",
        "webhooks",
        "inboxes",
        "contacts"
    };
    private static final List<String> ROLES = List.of("agent", "administrator");

    private final World world;
    private final Inside inside;
    private final MessageActions messages;
    private final Quiet quiet;

    public Seeding(World world, Inside inside, MessageActions messages, Quiet quiet) {
        this.world = world;
        this.inside = inside;
        this.messages = messages;
        this.quiet = quiet;
    }

    /** Adds what the file says; faults are told with its lines. */
    public void add(DataFile file, boolean rename) {
        try {
            add(file.json(), rename);
        } catch (DataException e) {
            throw file.located(e);
        }
    }

    /**
     * Adds what the data says.
     *
     * @param rename whether the account that is there may get the name of the first one
     * @throws DataException when something cannot be added; what came before it stays
     */
    public void add(ObjectNode data, boolean rename) {
        Place root = new Place("", data);
        if (!data.has("accounts")) {
            add(root, rename);
            return;
        }
        root.only("accounts");
        List<Place> accounts = root.list("accounts");
        for (int i = 0; i < accounts.size(); i++) {
            add(accounts.get(i), rename && i == 0);
        }
    }

    private void add(Place place, boolean rename) {
        place.only(ACCOUNT_FIELDS);
        Account account = account(place.text("name"), rename);
        Desk desk = new Desk(account, administrator(account));
        place.list("users").forEach(user -> addUser(desk, user));
        place.list("labels")
                .forEach(label -> desk.post(label.only("title", "description", "color", "show_on_sidebar"), "/labels"));
        place.list("custom_attributes").forEach(attribute -> desk.post(attribute, "/custom_attribute_definitions"));
        place.list("canned_responses")
                .forEach(canned -> desk.post(canned.only("short_code", "content"), "/canned_responses"));
        place.list("teams").forEach(team -> addTeam(desk, team));
        place.list("agent_bots")
                .forEach(
                        bot -> desk.post(bot.only("name", "description", "outgoing_url", "bot_config"), "/agent_bots"));
        place.list("webhooks").forEach(webhook -> desk.post(webhook.only("url", "name", "subscriptions"), "/webhooks"));
        place.list("inboxes").forEach(inbox -> addInbox(desk, inbox));
        place.list("contacts").forEach(contact -> new ContactSeeding(desk, contact).add());
    }

    private Account account(@Nullable String name, boolean rename) {
        Account first = world.accounts.all().iterator().next();
        if (name == null) {
            return first;
        }
        Optional<Account> known = world.accounts.all().stream()
                .filter(account -> account.name.equals(name))
                .findFirst();
        if (known.isEmpty() && rename) {
            first.name = name;
            return first;
        }
        return known.orElseGet(() -> world.addAccount(name));
    }

    /** Every account has one, in whose name the data is added. */
    private User administrator(Account account) {
        return world.usersOf(account).stream()
                .filter(User::isAdministrator)
                .findFirst()
                .orElseGet(() -> world.addUser(
                        account,
                        account.name + " Admin",
                        "admin@" + slug(account.name) + ".example.com",
                        User.Role.ADMINISTRATOR));
    }

    /** Whoever is already there stays as is, but for custom attributes. */
    private void addUser(Desk desk, Place place) {
        place.only("name", "email", "role", "display_name", "availability", "custom_attributes");
        String name = place.required("name");
        String role = place.oneOf("role", "agent", ROLES);
        Optional<User> known = desk.user(name);
        if (known.isPresent()) {
            if (!Words.of(known.get().role).equals(role)) {
                throw place.fault("role", name + " is already there as " + Words.of(known.get().role), null);
            }
            addAttributes(known.get(), place);
            return;
        }
        String email = place.text("email");
        ObjectNode given = place.pick("name", "availability").put("role", role);
        given.put("email", email == null ? slug(name) + '@' + desk.domain() : email);
        long id = desk.post(place, "/agents", given).path("id").asLong();
        User user = world.users.find(id).orElseThrow();
        user.confirmed = true;
        user.displayName = place.text("display_name");
        addAttributes(user, place);
    }

    private static void addAttributes(User user, Place place) {
        JsonNode attributes = place.pick("custom_attributes").path("custom_attributes");
        if (attributes instanceof ObjectNode object) {
            user.customAttributes.setAll(object);
        } else if (!attributes.isMissingNode()) {
            throw place.fault("custom_attributes", "this is not an object", null);
        }
    }

    private void addTeam(Desk desk, Place place) {
        place.only("name", "description", "allow_auto_assign", "members");
        long id = desk.post(place, "/teams", place.pick("name", "description", "allow_auto_assign"))
                .path("id")
                .asLong();
        ObjectNode members = Json.object();
        members.set("user_ids", desk.userIds(place, "members"));
        desk.post(place, "/teams/" + id + "/team_members", members);
    }

    /** Without a word about them, all agents are members. */
    private void addInbox(Desk desk, Place place) {
        place.only(
                "name",
                "type",
                "webhook_url",
                "website_url",
                "welcome_title",
                "welcome_tagline",
                "widget_color",
                "email",
                "hmac_mandatory",
                "additional_attributes",
                "members",
                "agent_bot",
                "greeting_enabled",
                "greeting_message",
                "csat_survey_enabled",
                "enable_auto_assignment",
                "allow_messages_after_resolved",
                "lock_to_single_conversation",
                "working_hours_enabled",
                "out_of_office_message",
                "timezone");
        ObjectNode given = place.json().deepCopy();
        given.remove(List.of("type", "members", "agent_bot"));
        ObjectNode channel = given.putObject("channel");
        channel.put("type", place.oneOf("type", "api", List.of("api", "web_widget", "email")));
        channel.setAll(place.pick(
                "webhook_url",
                "website_url",
                "welcome_title",
                "welcome_tagline",
                "widget_color",
                "email",
                "hmac_mandatory",
                "additional_attributes"));
        long id = desk.post(place, "/inboxes", given).path("id").asLong();
        ObjectNode members = Json.object().put("inbox_id", id);
        members.set("user_ids", place.json().has("members") ? desk.userIds(place, "members") : desk.agentIds());
        desk.post(place, "/inbox_members", members);
        String bot = place.text("agent_bot");
        if (bot != null) {
            long botId =
                    desk.bot(bot).orElseThrow(() -> place.fault("agent_bot", "there is no bot called " + bot, null)).id;
            desk.post(place, "/inboxes/" + id + "/set_agent_bot", Json.object().put("agent_bot", botId));
        }
    }

    static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", ".");
        return slug.replaceAll("^\\.|\\.$", "");
    }

    /** An account and who acts in it. */
    final class Desk {
        private final Account account;
        private final User administrator;

        Desk(Account account, User administrator) {
            this.account = account;
            this.administrator = administrator;
        }

        World world() {
            return world;
        }

        Account account() {
            return account;
        }

        Sender administrator() {
            return administrator;
        }

        JsonNode post(Place place, String path) {
            return post(place, path, place.json());
        }

        JsonNode post(Place place, String path, ObjectNode given) {
            return call(place, "POST", path, administrator, given);
        }

        JsonNode call(Place place, String method, String path, Sender caller, ObjectNode given) {
            String token = caller instanceof AgentBot bot ? bot.accessToken().token() : ((User) caller).accessToken;
            String whole = "/api/v1/accounts/" + account.id + path;
            return place.doing(() -> quiet.quietly(() -> inside.call(method, whole, token, given.deepCopy())));
        }

        /** What the customer writes; only API inboxes let a client do so. */
        Message incoming(Place place, Conversation conversation, ObjectNode given) {
            Contact contact = conversation.contact();
            return place.doing(() -> quiet.quietly(() -> {
                try {
                    Message.Draft draft = messages.clientDraft(new Params(given, true), contact);
                    return messages.create(conversation, draft, contact);
                } catch (MessageFault fault) {
                    throw new IllegalArgumentException(fault.getMessage(), fault);
                }
            }));
        }

        /** By name, the name that is shown, or address. */
        Optional<User> user(String called) {
            return world.usersOf(account).stream()
                    .filter(user ->
                            called.equals(user.name) || called.equals(user.displayName) || called.equals(user.email))
                    .findFirst();
        }

        Optional<AgentBot> bot(String called) {
            return world.bots.all().stream()
                    .filter(bot -> bot.accountId == account.id && called.equals(bot.name))
                    .findFirst();
        }

        JsonNode userIds(Place place, String field) {
            var ids = Json.array();
            place.texts(field)
                    .forEach(name -> ids.add(user(name)
                            .orElseThrow(() -> place.fault(field, "there is nobody called " + name, null))
                            .id));
            return ids;
        }

        JsonNode agentIds() {
            var ids = Json.array();
            world.usersOf(account).stream()
                    .filter(user -> !user.isAdministrator())
                    .forEach(user -> ids.add(user.id));
            return ids;
        }

        String domain() {
            boolean first = world.accounts.all().iterator().next().equals(account);
            return first ? "example.com" : slug(account.name) + ".example.com";
        }
    }
}
