// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Note;
import io.github.camelchatwoot.sandbox.state.Times;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.UserView;

/** Notes about contacts. */
final class NotesApi {
    private static final String PATH = "/contacts/{contact}/notes";

    private final World world;
    private final Rows rows;

    NotesApi(World world) {
        this.world = world;
        this.rows = new Rows(world);
    }

    void addTo(Gate gate) {
        gate.users("GET", PATH, this::list);
        gate.users("POST", PATH, this::create);
        gate.users("GET", PATH + "/{note}", call -> Answer.json(view(note(call))));
        gate.users("PATCH", PATH + "/{note}", this::update);
        gate.users("PUT", PATH + "/{note}", this::update);
        gate.users("DELETE", PATH + "/{note}", this::delete);
    }

    private Answer list(Call call) {
        Contact contact = rows.contact(call);
        ArrayNode list = Json.array();
        world.notes.of(contact.id).forEach(note -> list.add(view(note)));
        return Answer.json(list);
    }

    private Answer create(Call call) {
        Contact contact = rows.contact(call);
        String content = call.params().model("note").text("content");
        Instant now = world.now();
        Note note = new Note(world.notes.nextId(), contact.id, content, call.user(), now, now);
        return Answer.json(view(world.notes.add(note.id(), note)));
    }

    private Answer update(Call call) {
        Note note = note(call);
        String content = call.params().model("note").filled("content");
        String kept = content == null ? note.content() : content;
        Note saved = new Note(note.id(), note.contactId(), kept, note.user(), note.createdAt(), world.now());
        return Answer.json(view(world.notes.add(saved.id(), saved)));
    }

    private Answer delete(Call call) {
        world.notes.remove(note(call).id());
        return Answer.ok();
    }

    private Note note(Call call) {
        Contact contact = rows.contact(call);
        return world.notes
                .find(call.id("note"))
                .filter(note -> note.contactId() == contact.id)
                .orElseThrow(Refusal::notFound);
    }

    /** The server's view does not know which account and contact it is about. */
    private static ObjectNode view(Note note) {
        ObjectNode view = Json.object()
                .put("id", note.id())
                .put("content", note.content())
                .putNull("account_id")
                .putNull("contact_id");
        view.set("user", UserView.agent(note.user()));
        return view.put("created_at", Times.seconds(note.createdAt()))
                .put("updated_at", Times.seconds(note.updatedAt()));
    }
}
