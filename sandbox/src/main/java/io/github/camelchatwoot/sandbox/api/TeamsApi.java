// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.CacheKeys;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.UserView;

/** Teams and who is in them. */
final class TeamsApi {
    private final World world;
    private final CacheKeys cacheKeys;

    TeamsApi(World world, CacheKeys cacheKeys) {
        this.world = world;
        this.cacheKeys = cacheKeys;
    }

    void addTo(Gate gate) {
        gate.users("GET", "/teams", this::list);
        gate.administrators("POST", "/teams", this::create);
        gate.users("GET", "/teams/{team}", call -> answer(team(call), call));
        gate.administrators("PATCH", "/teams/{team}", this::update);
        gate.administrators("PUT", "/teams/{team}", this::update);
        gate.administrators("DELETE", "/teams/{team}", this::delete);
        gate.users("GET", "/teams/{team}/team_members", call -> members(team(call).members));
        gate.administrators("POST", "/teams/{team}/team_members", this::addMembers);
        gate.administrators("PATCH", "/teams/{team}/team_members", this::replaceMembers);
        gate.administrators("PUT", "/teams/{team}/team_members", this::replaceMembers);
        gate.administrators("DELETE", "/teams/{team}/team_members", this::removeMembers);
    }

    private Answer list(Call call) {
        ArrayNode list = Json.array();
        world.teams.of(call.account().id).stream()
                .forEach(team -> list.add(ConversationView.team(team, call.caller())));
        return Answer.json(list);
    }

    private Answer create(Call call) {
        Params given = call.params().model("team");
        String name = name(call, given, 0);
        long id = world.teams.nextId();
        Team team = world.teams.add(id, new Team(id, call.account().id, name, world.now()));
        return apply(team, given, call);
    }

    private Answer update(Call call) {
        Team team = team(call);
        Params given = call.params().model("team");
        if (given.has("name")) {
            team.name = name(call, given, team.id);
        }
        return apply(team, given, call);
    }

    private Answer apply(Team team, Params given, Call call) {
        team.description = given.has("description") ? given.text("description") : team.description;
        team.allowAutoAssign = given.has("allow_auto_assign") ? given.flag("allow_auto_assign") : team.allowAutoAssign;
        team.updatedAt = world.now();
        cacheKeys.teamsChanged(call.account());
        return answer(team, call);
    }

    private String name(Call call, Params given, long self) {
        String name = given.filled("name");
        if (name == null) {
            throw Refusal.invalid("Name must not be blank", List.of("name"));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean taken = world.teams.all().stream()
                .anyMatch(team -> team.id != self && team.accountId == call.account().id && team.name.equals(lower));
        if (taken) {
            throw Refusal.invalid("Name has already been taken", List.of("name"));
        }
        return lower;
    }

    private Answer delete(Call call) {
        Team team = team(call);
        world.teams.remove(team.id);
        cacheKeys.teamsChanged(call.account());
        List.copyOf(world.conversations.of(team)).forEach(conversation -> conversation.setTeam(null));
        return Answer.ok();
    }

    private Answer addMembers(Call call) {
        Team team = team(call);
        List<Long> users = users(call);
        List<Long> added =
                users.stream().filter(id -> !team.members.contains(id)).toList();
        team.members.addAll(added);
        cacheKeys.teamsChanged(call.account());
        return members(added);
    }

    private Answer replaceMembers(Call call) {
        Team team = team(call);
        List<Long> users = users(call);
        team.members.retainAll(users);
        team.members.addAll(users);
        cacheKeys.teamsChanged(call.account());
        return members(team.members);
    }

    private Answer removeMembers(Call call) {
        team(call).members.removeAll(call.params().numbers("user_ids"));
        cacheKeys.teamsChanged(call.account());
        return Answer.ok();
    }

    /** Strangers are answered as if the caller were not allowed in. */
    private List<Long> users(Call call) {
        List<Long> ids = call.params().numbers("user_ids");
        if (ids.stream().anyMatch(id -> world.user(call.account(), id).isEmpty())) {
            throw Refusal.unauthorized("Invalid User IDs");
        }
        return ids;
    }

    private Answer members(Collection<Long> ids) {
        ArrayNode list = Json.array();
        ids.forEach(id -> world.users.find(id).ifPresent(user -> list.add(UserView.agent(user))));
        return Answer.json(list);
    }

    private Team team(Call call) {
        return world.teams
                .find(call.id("team"))
                .filter(team -> team.accountId == call.account().id)
                .orElseThrow(Refusal::notFound);
    }

    private static Answer answer(Team team, Call call) {
        return Answer.json(ConversationView.team(team, call.caller()));
    }

    /** The row of the database, which an assignment answers. */
    static ObjectNode row(Team team) {
        ObjectNode row = Json.object()
                .put("id", team.id)
                .put("name", team.name)
                .put("description", team.description)
                .put("allow_auto_assign", team.allowAutoAssign)
                .put("account_id", team.accountId);
        row.set("created_at", Times.iso(team.createdAt));
        row.set("updated_at", Times.iso(team.updatedAt));
        return row;
    }
}
