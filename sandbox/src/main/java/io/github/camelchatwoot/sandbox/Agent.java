// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Inside;
import io.github.camelchatwoot.sandbox.journal.Journal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Team;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;

/**
 * An agent or administrator who does things in a test: others hear of it as if the person had used Chatwoot. What
 * Chatwoot refuses ends in an {@link IllegalArgumentException} with its words.
 *
 * <p>Safe for any thread but the event loop of the sandbox. Once started only.
 */
public final class Agent {
    private final Journal.Loop acting;
    private final World world;
    private final Inside inside;
    private final User user;

    /** @param acting runs what others are to hear of */
    Agent(Journal.Loop acting, World world, Inside inside, User user) {
        this.acting = acting;
        this.world = world;
        this.inside = inside;
        this.user = user;
    }

    public long id() {
        return user.id;
    }

    public String name() {
        return user.name;
    }

    /** The access token. */
    public String token() {
        return user.accessToken;
    }

    /**
     * Answers the customer.
     *
     * @param conversation its number, as in URLs
     * @return the id of the message
     */
    public long reply(long conversation, String content) {
        return say(conversation, Json.object().put("content", content));
    }

    /** Answers the customer with files; an empty text is none. */
    public long reply(long conversation, String content, List<SandboxFile> files) {
        ObjectNode message = Json.object();
        if (!content.isEmpty()) {
            message.put("content", content);
        }
        ArrayNode attachments = message.putArray("attachments");
        files.forEach(file -> attachments.add(file.parameter()));
        return say(conversation, message);
    }

    /** Writes a note that the customer does not see. */
    public long note(long conversation, String content) {
        return say(conversation, Json.object().put("content", content).put("private", true));
    }

    private long say(long conversation, ObjectNode message) {
        return call("POST", conversation, "/messages", message).path("id").asLong();
    }

    /** Deletes a message; it stays without what it said. */
    public void delete(long conversation, long message) {
        call("DELETE", conversation, "/messages/" + message, Json.object());
    }

    /** Has a failed message sent again. */
    public void retry(long conversation, long message) {
        call("POST", conversation, "/messages/" + message + "/retry", Json.object());
    }

    public void resolve(long conversation) {
        status(conversation, "resolved");
    }

    public void reopen(long conversation) {
        status(conversation, "open");
    }

    public void pend(long conversation) {
        status(conversation, "pending");
    }

    /** Puts the conversation away until the customer writes again. */
    public void snooze(long conversation) {
        status(conversation, "snoozed");
    }

    private void status(long conversation, String status) {
        call("POST", conversation, "/toggle_status", Json.object().put("status", status));
    }

    /** Begins or stops to write. */
    public void typing(long conversation, boolean on) {
        call("POST", conversation, "/toggle_typing_status", Json.object().put("typing_status", on ? "on" : "off"));
    }

    /** Looks at the conversation. */
    public void read(long conversation) {
        call("POST", conversation, "/update_last_seen", Json.object());
    }

    /** Takes the conversation over. */
    public void take(long conversation) {
        call("POST", conversation, "/assignments", Json.object().put("assignee_id", user.id));
    }

    /** Gives the conversation to another user, by id. */
    public void assign(long conversation, long userId) {
        call("POST", conversation, "/assignments", Json.object().put("assignee_id", userId));
    }

    /** Gives the conversation to a team, by name. */
    public void assignTeam(long conversation, String name) {
        acting.call(() -> {
            Team team = world.teams.all().stream()
                    .filter(row -> row.accountId == user.accountId && row.name.equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no team called " + name));
            return inside.call("POST", path(conversation, "/assignments"), user.accessToken, teamId(team));
        });
    }

    private static ObjectNode teamId(Team team) {
        return Json.object().put("team_id", team.id);
    }

    /** Sets the labels of the conversation; those that are not named are taken away. */
    public void label(long conversation, String... titles) {
        ObjectNode labels = Json.object();
        labels.set("labels", Json.texts(List.of(titles)));
        call("POST", conversation, "/labels", labels);
    }

    /**
     * Sets the priority.
     *
     * @param priority low, medium, high or urgent
     */
    public void prioritise(long conversation, String priority) {
        call("POST", conversation, "/toggle_priority", Json.object().put("priority", priority));
    }

    /** Resolves the conversation and blocks the contact. */
    public void mute(long conversation) {
        call("POST", conversation, "/mute", Json.object());
    }

    private JsonNode call(String method, long conversation, String path, ObjectNode body) {
        Callable<JsonNode> action = () -> inside.call(method, path(conversation, path), user.accessToken, body);
        return acting.call(action);
    }

    private String path(long conversation, String path) {
        return "/api/v1/accounts/" + user.accountId + "/conversations/" + conversation + path;
    }
}
