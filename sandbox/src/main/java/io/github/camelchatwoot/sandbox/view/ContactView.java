// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.view;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Blob;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Times;
import org.jspecify.annotations.Nullable;

/** Contacts and their sessions. */
public final class ContactView {
    private ContactView() {}

    public static ObjectNode rest(Contact contact) {
        ObjectNode view = Json.object();
        view.set("additional_attributes", contact.additionalAttributes);
        view.put("availability_status", contact.availabilityStatus())
                .put("email", contact.email)
                .put("id", contact.id)
                .put("name", contact.name)
                .put("phone_number", contact.phoneNumber)
                .put("blocked", contact.blocked)
                .put("identifier", contact.identifier)
                .put("thumbnail", thumbnail(contact.avatar));
        view.set("custom_attributes", contact.customAttributes);
        if (contact.lastActivityAt != null) {
            view.put("last_activity_at", Times.seconds(contact.lastActivityAt));
        }
        return view.put("created_at", Times.seconds(contact.createdAt));
    }

    public static ObjectNode rest(Contact contact, List<ContactInbox> sessions) {
        ObjectNode view = rest(contact);
        ArrayNode list = view.putArray("contact_inboxes");
        sessions.forEach(session -> list.add(session(session)));
        return view;
    }

    public static ObjectNode session(ContactInbox session) {
        ObjectNode view = Json.object().put("source_id", session.sourceId);
        view.set("inbox", InboxView.slim(session.inbox));
        return view;
    }

    /** A contact inside of an event about something else. */
    public static ObjectNode push(Contact contact) {
        ObjectNode view = Json.object();
        view.set("additional_attributes", contact.additionalAttributes);
        view.set("custom_attributes", contact.customAttributes);
        return view.put("email", contact.email)
                .put("id", contact.id)
                .put("identifier", contact.identifier)
                .put("name", contact.name)
                .put("phone_number", contact.phoneNumber)
                .put("thumbnail", thumbnail(contact.avatar))
                .put("blocked", contact.blocked)
                .put("type", "contact");
    }

    public static ObjectNode webhook(Contact contact, Account account) {
        ObjectNode view = Json.object();
        view.set("account", AccountView.slim(account));
        view.set("additional_attributes", contact.additionalAttributes);
        view.put("avatar", thumbnail(contact.avatar));
        view.set("custom_attributes", contact.customAttributes);
        return view.put("email", contact.email)
                .put("id", contact.id)
                .put("identifier", contact.identifier)
                .put("name", contact.name)
                .put("phone_number", contact.phoneNumber)
                .put("thumbnail", thumbnail(contact.avatar))
                .put("blocked", contact.blocked);
    }

    /** The whole row, which the Client API gives out. */
    public static ObjectNode row(Contact contact) {
        ObjectNode view = Json.object()
                .put("id", contact.id)
                .put("name", contact.name)
                .put("email", contact.email)
                .put("phone_number", contact.phoneNumber)
                .put("account_id", contact.accountId);
        view.set("created_at", Times.iso(contact.createdAt));
        view.set("updated_at", Times.iso(contact.updatedAt));
        view.set("additional_attributes", contact.additionalAttributes);
        view.put("identifier", contact.identifier);
        view.set("custom_attributes", contact.customAttributes);
        view.set("last_activity_at", Times.iso(contact.lastActivityAt));
        view.put("contact_type", contact.contactType)
                .put("middle_name", "")
                .put("last_name", "")
                .put("location", contact.location)
                .put("country_code", contact.countryCode)
                .put("blocked", contact.blocked);
        view.put("company_id", contact.company == null ? null : Long.valueOf(contact.company.id()));
        view.set("label_list", Json.texts(contact.labels));
        return view;
    }

    /** A session as the Client API shows it. */
    public static ObjectNode client(ContactInbox session) {
        return Json.object()
                .put("source_id", session.sourceId)
                .put("pubsub_token", session.pubsubToken)
                .put("id", session.contact.id)
                .put("name", session.contact.name)
                .put("email", session.contact.email)
                .put("phone_number", session.contact.phoneNumber);
    }

    private static String thumbnail(@Nullable Blob avatar) {
        return avatar == null ? "" : avatar.thumbUrl();
    }
}
