// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.CacheKeys;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.UserView;

/** Who works in an inbox. */
final class MembersApi {
    private final World world;
    private final CacheKeys cacheKeys;
    private final Rows rows;

    MembersApi(World world, CacheKeys cacheKeys) {
        this.world = world;
        this.cacheKeys = cacheKeys;
        this.rows = new Rows(world);
    }

    void addTo(Gate gate) {
        gate.users("GET", "/inbox_members/{inbox}", call -> list(rows.visibleInbox(call, call.id("inbox"))));
        gate.administrators("POST", "/inbox_members", this::add);
        gate.administrators("PATCH", "/inbox_members", this::replace);
        gate.administrators("PUT", "/inbox_members", this::replace);
        gate.administrators("DELETE", "/inbox_members", this::remove);
        gate.users("GET", "/assignable_agents", this::assignable);
    }

    private Answer add(Call call) {
        Inbox inbox = inbox(call);
        inbox.members.addAll(users(call));
        cacheKeys.inboxesChanged(call.account());
        return list(inbox);
    }

    private Answer replace(Call call) {
        Inbox inbox = inbox(call);
        List<Long> users = users(call);
        inbox.members.addAll(users);
        cacheKeys.inboxesChanged(call.account());
        inbox.members.retainAll(users);
        cacheKeys.inboxesChanged(call.account());
        return list(inbox);
    }

    private Answer remove(Call call) {
        Inbox inbox = inbox(call);
        inbox.members.removeAll(call.params().numbers("user_ids"));
        cacheKeys.inboxesChanged(call.account());
        return Answer.ok();
    }

    /** Who works in all of the inboxes, and the administrators. */
    private Answer assignable(Call call) {
        List<Inbox> inboxes = call.params().numbers("inbox_ids").stream()
                .map(id -> rows.visibleInbox(call, id))
                .toList();
        Set<Long> ids = new LinkedHashSet<>();
        if (!inboxes.isEmpty()) {
            ids.addAll(inboxes.get(0).members);
            inboxes.forEach(inbox -> ids.retainAll(inbox.members));
        }
        world.usersOf(call.account()).stream().filter(User::isAdministrator).forEach(user -> ids.add(user.id));
        return Answer.json(payload(ids));
    }

    private Inbox inbox(Call call) {
        Long id = call.params().number("inbox_id");
        return rows.inbox(call, id == null ? 0 : id);
    }

    private List<Long> users(Call call) {
        List<Long> ids = call.params().numbers("user_ids");
        Account account = call.account();
        if (ids.stream().anyMatch(id -> world.user(account, id).isEmpty())) {
            throw Refusal.invalid("User must exist", List.of("user"));
        }
        return ids;
    }

    private Answer list(Inbox inbox) {
        return Answer.json(payload(inbox.members));
    }

    private ObjectNode payload(Collection<Long> ids) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("payload");
        ids.forEach(id -> world.users.find(id).ifPresent(user -> list.add(UserView.agent(user))));
        return answer;
    }
}
