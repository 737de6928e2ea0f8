// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.Words;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.AccountView;
import io.github.camelchatwoot.sandbox.view.UserView;

/** The account, the caller's profile and the agents. */
final class AccountApi {
    private static final int MIN_AUTO_RESOLVE = 10;
    private static final List<String> SETTINGS = List.of(
            "auto_resolve_after", "auto_resolve_message", "auto_resolve_ignore_waiting", "keep_pending_on_bot_failure");

    private final World world;

    AccountApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate) {
        gate.profile("GET", "/api/v1/profile", this::profile);
        gate.profile("PUT", "/api/v1/profile", this::updateProfile);
        gate.profile("PATCH", "/api/v1/profile", this::updateProfile);
        gate.profile("POST", "/api/v1/profile/availability", this::availability);
        gate.profile("POST", "/api/v1/profile/auto_offline", this::autoOffline);
        gate.users("GET", "", this::show);
        gate.administrators("PATCH", "", this::update);
        gate.administrators("PUT", "", this::update);
        gate.users("GET", "/agents", this::agents);
        gate.administrators("POST", "/agents", this::addAgent);
        gate.administrators("PATCH", "/agents/{agent}", this::updateAgent);
        gate.administrators("PUT", "/agents/{agent}", this::updateAgent);
        gate.administrators("DELETE", "/agents/{agent}", this::removeAgent);
    }

    private Answer profile(Call call) {
        return Answer.json(UserView.profile(call.user(), call.account()));
    }

    private Answer updateProfile(Call call) {
        User user = call.user();
        Params profile = call.params().model("profile");
        if (profile.has("name")) {
            user.name = String.valueOf(profile.text("name"));
        }
        if (profile.has("display_name")) {
            user.displayName = profile.text("display_name");
        }
        if (profile.has("message_signature")) {
            user.messageSignature = profile.text("message_signature");
        }
        ObjectNode settings = profile.object("ui_settings");
        if (settings != null) {
            user.uiSettings.setAll(settings);
        }
        return profile(call);
    }

    private Answer availability(Call call) {
        String availability = call.params().below("profile").filled("availability");
        if (availability != null) {
            call.user().availability = availability;
        }
        return profile(call);
    }

    private Answer autoOffline(Call call) {
        Params profile = call.params().below("profile");
        if (profile.has("auto_offline")) {
            call.user().autoOffline = profile.flag("auto_offline");
        }
        return profile(call);
    }

    private Answer show(Call call) {
        ObjectNode view = AccountView.rest(call.account()).putNull("latest_chatwoot_version");
        view.putArray("subscribed_features");
        return Answer.json(view);
    }

    private Answer update(Call call) {
        Account account = call.account();
        Params given = call.params();
        Long autoResolve = given.number("auto_resolve_after");
        if (autoResolve != null && autoResolve < MIN_AUTO_RESOLVE) {
            String message = "Settings auto_resolve_after must be greater than or equal to " + MIN_AUTO_RESOLVE;
            throw Refusal.invalid(message, List.of("settings"));
        }
        String name = given.filled("name");
        account.name = name == null ? account.name : name;
        String locale = given.filled("locale");
        account.locale = locale == null ? account.locale : locale;
        account.domain = given.has("domain") ? given.text("domain") : account.domain;
        account.supportEmail = given.has("support_email") ? given.text("support_email") : account.supportEmail;
        SETTINGS.stream().filter(given::has).forEach(setting -> account.settings.set(setting, given.raw(setting)));
        return Answer.json(AccountView.rest(account));
    }

    private Answer agents(Call call) {
        ArrayNode list = Json.array();
        world.usersOf(call.account()).stream()
                .sorted(Comparator.comparing(user -> user.name.toLowerCase(Locale.ROOT)))
                .forEach(user -> list.add(UserView.agent(user)));
        return Answer.json(list);
    }

    private Answer addAgent(Call call) {
        Params given = call.params();
        String email = given.filled("email");
        if (email == null) {
            throw Refusal.missing("email");
        }
        String address = email.toLowerCase(Locale.ROOT);
        if (world.usersOf(call.account()).stream().anyMatch(user -> user.email.equals(address))) {
            throw Refusal.invalid("User has already been taken", List.of("user_id"));
        }
        String name = given.filled("name");
        User agent =
                world.addUser(call.account(), name == null ? address : name, address, role(given, User.Role.AGENT));
        agent.inviterId = call.user().id;
        agent.confirmed = false;
        setAvailability(agent, given);
        return Answer.json(UserView.agent(agent));
    }

    private Answer updateAgent(Call call) {
        User agent = agent(call);
        Params given = call.params();
        String name = given.filled("name");
        agent.name = name == null ? agent.name : name;
        agent.role = role(given, agent.role);
        setAvailability(agent, given);
        return Answer.json(UserView.agent(agent));
    }

    private static void setAvailability(User agent, Params given) {
        String availability = given.filled("availability");
        agent.availability = availability == null ? agent.availability : availability;
        agent.autoOffline = given.has("auto_offline") ? given.flag("auto_offline") : agent.autoOffline;
    }

    private Answer removeAgent(Call call) {
        User agent = agent(call);
        world.removeUser(agent);
        world.inboxes.all().forEach(inbox -> inbox.members.remove(agent.id));
        world.teams.all().forEach(team -> team.members.remove(agent.id));
        return Answer.ok();
    }

    private User agent(Call call) {
        return world.user(call.account(), call.id("agent")).orElseThrow(Refusal::notFound);
    }

    private static User.Role role(Params given, User.Role otherwise) {
        String role = given.filled("role");
        return role == null ? otherwise : Words.parse(User.Role.class, role).orElseThrow(Refusal::crash);
    }
}
