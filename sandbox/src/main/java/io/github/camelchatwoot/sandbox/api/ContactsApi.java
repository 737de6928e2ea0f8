// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.Attributes;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ContactImport;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ContactView;
import io.github.camelchatwoot.sandbox.view.InboxView;
import org.jspecify.annotations.Nullable;

/** Contacts, one at a time. */
final class ContactsApi {
    private final World world;
    private final Rows rows;
    private final ContactActions actions;
    private final SessionActions sessions;

    ContactsApi(World world, ContactActions actions, SessionActions sessions) {
        this.world = world;
        this.rows = new Rows(world);
        this.actions = actions;
        this.sessions = sessions;
    }

    void addTo(Gate gate) {
        gate.users("POST", "/contacts", this::create);
        gate.users("GET", "/contacts/{contact}", call -> answer(rows.contact(call), call.params()));
        gate.users("PATCH", "/contacts/{contact}", this::update);
        gate.users("PUT", "/contacts/{contact}", this::update);
        gate.administrators("DELETE", "/contacts/{contact}", this::delete);
        gate.users("DELETE", "/contacts/{contact}/avatar", this::removeAvatar);
        gate.users("POST", "/contacts/{contact}/destroy_custom_attributes", this::destroyCustomAttributes);
        gate.users("GET", "/contacts/{contact}/labels", call -> labels(rows.contact(call)));
        gate.users("POST", "/contacts/{contact}/labels", this::setLabels);
        gate.users("POST", "/actions/contact_merge", this::merge);
        gate.administrators("POST", "/contacts/import", this::importFile);
        gate.administrators("POST", "/contacts/export", call -> Answer.ok());
    }

    private Answer create(Call call) {
        Params given = call.params();
        actions.check(call.account(), given);
        Inbox inbox = inboxFor(call);
        String sourceId = inbox == null ? null : sourceFor(inbox, given);
        Contact contact = actions.create(call.account(), given);
        ContactInbox session = null;
        if (inbox != null && sourceId != null) {
            session = sessions.findOrCreate(contact, inbox, sourceId, false).orElseThrow(Refusal::crash);
        }
        ObjectNode answer = Json.object();
        ObjectNode payload = answer.putObject("payload");
        payload.set("contact", ContactView.rest(contact, world.sessions.of(contact)));
        ObjectNode made = payload.putObject("contact_inbox");
        made.set("inbox", session == null ? Json.nothing() : InboxView.row(session.inbox));
        made.put("source_id", session == null ? null : session.sourceId);
        return Answer.json(answer);
    }

    private @Nullable Inbox inboxFor(Call call) {
        Long id = call.params().number("inbox_id");
        return id == null ? null : rows.inbox(call, id);
    }

    /** Null for an empty source id, for which the server makes no session; a taken one makes the server stumble. */
    private @Nullable String sourceFor(Inbox inbox, Params given) {
        String wanted = given.text("source_id");
        String source = wanted == null ? SessionActions.generated(given.filled("email"), inbox) : wanted;
        if (world.sessions.find(inbox, source).isPresent()) {
            throw Refusal.crash();
        }
        return source.isEmpty() ? null : source;
    }

    private Answer update(Call call) {
        Contact contact = rows.contact(call);
        actions.update(contact, call.account(), call.params());
        return answer(contact, call.params());
    }

    private Answer delete(Call call) {
        actions.delete(rows.contact(call));
        return Answer.ok();
    }

    private Answer removeAvatar(Call call) {
        Contact contact = rows.contact(call);
        actions.removeAvatar(contact);
        return payload(ContactView.rest(contact));
    }

    private Answer destroyCustomAttributes(Call call) {
        Contact contact = rows.contact(call);
        List<String> keys = call.params().texts("custom_attributes");
        actions.update(contact, row -> row.customAttributes = Attributes.without(row.customAttributes, keys));
        return answer(contact, call.params());
    }

    private static Answer labels(Contact contact) {
        return payload(Json.texts(contact.labels));
    }

    private Answer setLabels(Call call) {
        Contact contact = rows.contact(call);
        List<String> labels = LabelList.of(call.params());
        actions.update(contact, row -> row.labels = labels);
        return labels(contact);
    }

    private Answer merge(Call call) {
        Contact base = contact(call, "base_contact_id");
        Contact mergee = contact(call, "mergee_contact_id");
        actions.merge(base, mergee);
        return Answer.json(ContactView.rest(base));
    }

    private Contact contact(Call call, String name) {
        return rows.contact(
                call, Optional.ofNullable(call.params().number(name)).orElse(0L));
    }

    private Answer importFile(Call call) {
        Upload file = Params.upload(call.params().raw("import_file"));
        if (file == null) {
            throw Refusal.error(422, "File is blank");
        }
        new ContactImport(world).read(call.account(), file.content().toString());
        return Answer.ok();
    }

    private Answer answer(Contact contact, Params params) {
        return payload(view(world, contact, params));
    }

    private static Answer payload(JsonNode payload) {
        return Answer.json(Json.object().set("payload", payload));
    }

    /** With its sessions, unless the caller does not want them. */
    static ObjectNode view(World world, Contact contact, Params params) {
        String wanted = params.filled("include_contact_inboxes");
        return wanted == null || "true".equals(wanted)
                ? ContactView.rest(contact, world.sessions.of(contact))
                : ContactView.rest(contact);
    }

    /** The answer of every list of contacts. */
    static Answer list(World world, ObjectNode meta, List<Contact> page, Params params) {
        ObjectNode answer = Json.object();
        answer.set("meta", meta);
        ArrayNode list = answer.putArray("payload");
        page.forEach(contact -> list.add(view(world, contact, params)));
        return Answer.json(answer);
    }
}
