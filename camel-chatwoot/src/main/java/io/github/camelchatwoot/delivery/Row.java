// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.Map;

import io.github.camelchatwoot.json.Json;

/**
 * A conversation of a session.
 *
 * @param id the display id
 * @param status open, resolved, pending or snoozed
 * @param blocked whether its contact is
 * @param lastMessage the id of its last message; 0 when there is none
 */
record Row(long id, String status, boolean blocked, long contact, long lastMessage) {

    static Row of(Map<?, ?> conversation) {
        return new Row(
                Questions.id(conversation.get("id")),
                String.valueOf(conversation.get("status")),
                Boolean.TRUE.equals(Json.at(conversation, "/meta/sender/blocked")),
                Questions.id(Json.at(conversation, "/meta/sender/id")),
                Math.max(0, Questions.id(Json.at(conversation, "/messages/0/id"))));
    }
}
