// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.SocketView;

/** The one channel of the server: lets users and contacts in, and notes who is there. Used on the event loop only. */
final class RoomChannel {
    static final String NAME = "RoomChannel";

    private final World world;
    private final Broadcasts broadcasts;

    RoomChannel(World world, Broadcasts broadcasts) {
        this.world = world;
        this.broadcasts = broadcasts;
    }

    /** Where the identifier leads to: a contact's token stands for itself, a user's needs the user and the account. */
    Room room(JsonNode identifier) {
        String token = identifier.path("pubsub_token").asText();
        Optional<Long> userId = number(identifier.path("user_id"));
        if (userId.isEmpty()) {
            return world.sessions
                    .findByPubsubToken(token)
                    .map(session -> contact(session.contact, token))
                    .orElseGet(Room::dead);
        }
        long account = number(identifier.path("account_id")).orElse(0L);
        return world.userByPubsubToken(token)
                .filter(user -> user.id == userId.get() && user.accountId == account)
                .map(user -> user(user, token))
                .orElseGet(Room::dead);
    }

    private Room contact(Contact contact, String token) {
        return new Room(new Room.Member(contact, account(contact.accountId)), token, List.of(token));
    }

    private Room user(User user, String token) {
        Account account = account(user.accountId);
        return new Room(new Room.Member(user, account), token, List.of(token, Streams.of(account)));
    }

    private Account account(long id) {
        return world.accounts.find(id).orElseThrow();
    }

    /** Numbers may come as texts. */
    private static Optional<Long> number(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(Params.integer(value.asText()).orElse(0L))
                : Optional.empty();
    }

    /** The member is there; everybody who listens with the same token learns who else is. */
    void notePresence(Room room) {
        Room.Member member = room.member();
        if (member == null) {
            return;
        }
        boolean isUser = member.who() instanceof User;
        if (member.who() instanceof User user) {
            world.presence.sign(user);
        } else if (member.who() instanceof Contact contact) {
            world.presence.sign(contact);
        }
        Account account = member.account();
        JsonNode message = Json.object()
                .put("event", "presence.update")
                .set("data", SocketView.presence(world.presence, account, world.usersOf(account), isUser));
        broadcasts.add(List.of(room.token()), () -> Json.write(message));
    }
}
