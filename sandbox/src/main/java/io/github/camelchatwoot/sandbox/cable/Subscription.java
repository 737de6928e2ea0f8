// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.cable;

import java.util.List;

import io.github.camelchatwoot.sandbox.json.Json;

/** What a connection listens to, under the name that the client chose. Compared by identity. */
final class Subscription {
    private final Connection connection;
    private final String identifier;
    private final String identifierJson;
    private final Room room;

    Subscription(Connection connection, String identifier, Room room) {
        this.connection = connection;
        this.identifier = identifier;
        this.identifierJson = Json.write(Json.text(identifier));
        this.room = room;
    }

    Room room() {
        return room;
    }

    List<String> streams() {
        return room.streams();
    }

    void confirm() {
        connection.send(Frame.confirmation(identifier));
    }

    /** @param message the event, already written as JSON */
    void tell(String message) {
        connection.send(Frame.event(identifierJson, message));
    }
}
