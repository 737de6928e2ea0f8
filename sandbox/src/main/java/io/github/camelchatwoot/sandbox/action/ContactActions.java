// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.ContactInbox;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Conversation.Status;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.World;

/** What happens when a contact changes. Used on the event loop only. */
public final class ContactActions {
    private final World world;
    private final Events events;
    private final ConversationActions conversations;
    private final Companies companies;

    public ContactActions(World world, Events events, ConversationActions conversations) {
        this.world = world;
        this.events = events;
        this.conversations = conversations;
        this.companies = new Companies(world);
    }

    /** Refuses what a contact could not be created with. */
    public void check(Account account, Params given) {
        new ContactChange(given).check(world, account, null);
    }

    public Contact create(Account account, Params given) {
        ContactChange change = new ContactChange(given);
        change.check(world, account, null);
        Contact contact = new Contact(world.contacts.nextId(), account.id, world.now(), world.presence);
        change.apply(contact);
        companies.join(contact, account);
        world.contacts.save(contact);
        setAvatar(contact, given);
        events.later(contact::readAgain);
        events.add(new Event.ContactEvent("contact_created", contact, null));
        return contact;
    }

    public void update(Contact contact, Account account, Params given) {
        ContactChange change = new ContactChange(given);
        change.check(world, account, contact);
        update(contact, row -> {
            change.apply(row);
            companies.join(row, account);
            setAvatar(row, given);
        });
        events.later(contact::readAgain);
    }

    /** Changes a row and tells what changed. */
    public void update(Contact contact, Consumer<Contact> change) {
        Map<String, JsonNode> before = contact.columns();
        change.accept(contact);
        if (Changes.between(before, contact.columns()).isReal()) {
            touch(contact, before);
        } else {
            tellSaved(contact);
        }
    }

    private void touch(Contact contact, Map<String, JsonNode> before) {
        contact.updatedAt = world.after(contact.updatedAt);
        world.contacts.save(contact);
        Changes changes = Changes.between(before, contact.columns());
        events.add(new Event.ContactEvent("contact_updated", contact, changes.list()));
    }

    /** The WebSocket hears of it even when nothing is different, webhooks do not. */
    private void tellSaved(Contact contact) {
        events.add(new Event.ContactNews("contact.updated", contact));
    }

    /** A job looks at the picture, and saves the contact once more. */
    private void setAvatar(Contact contact, Params given) {
        Upload avatar = Params.upload(given.raw("avatar"));
        if (avatar != null) {
            contact.avatar = world.addBlob(avatar.filename(), avatar.contentType(), avatar.content());
            events.later(() -> tellSaved(contact));
        }
    }

    public void removeAvatar(Contact contact) {
        Map<String, JsonNode> before = contact.columns();
        if (contact.avatar != null) {
            // The picture itself goes after the contact was saved.
            touch(contact, before);
            contact.avatar = null;
        }
    }

    void noteActivity(Contact contact) {
        update(contact, row -> row.lastActivityAt = world.now());
    }

    /** Muting is about the contact: all of the contact's conversations are. */
    public void mute(Conversation conversation, Sender by) {
        conversations.changeStatus(conversation, Status.RESOLVED, null, by);
        update(conversation.contact(), row -> row.blocked = true);
        conversations.tellMuted(conversation, true, by);
    }

    public void unmute(Conversation conversation, Sender by) {
        update(conversation.contact(), row -> row.blocked = false);
        conversations.tellMuted(conversation, false, by);
    }

    public void delete(Contact contact) {
        for (ContactInbox session : world.sessions.of(contact)) {
            world.conversations.of(session).forEach(world::removeConversation);
            world.sessions.remove(session);
        }
        world.removeContact(contact);
        events.add(new Event.ContactNews("contact.deleted", contact));
    }

    /** The second contact goes up in the first one, whose own attributes win. */
    public void merge(Contact base, Contact mergee) {
        if (base.equals(mergee)) {
            return;
        }
        for (ContactInbox session : world.sessions.of(mergee)) {
            world.sessions.move(session, base);
            world.conversations.of(session).forEach(conversation -> moveMessages(conversation, mergee, base));
        }
        List.copyOf(world.notes.of(mergee.id)).forEach(note -> world.notes.add(note.id(), note.of(base)));
        world.removeContact(mergee);
        events.add(new Event.ContactNews("contact.merged", base));
        events.add(new Event.ContactNews("contact.deleted", mergee));
        update(base, row -> {
            row.email = row.email == null ? mergee.email : row.email;
            row.phoneNumber = row.phoneNumber == null ? mergee.phoneNumber : row.phoneNumber;
            row.identifier = row.identifier == null ? mergee.identifier : row.identifier;
            row.additionalAttributes = Attributes.merged(mergee.additionalAttributes, row.additionalAttributes);
            row.customAttributes = Attributes.merged(mergee.customAttributes, row.customAttributes);
            ContactChange.sync(row);
        });
        events.later(base::readAgain);
    }

    private void moveMessages(Conversation conversation, Contact from, Contact to) {
        conversation.updatedAt = world.after(conversation.updatedAt);
        events.add(new Event.ContactOfConversationChanged(conversation));
        conversation.messages.values().stream()
                .filter(message -> from.equals(message.sender))
                .forEach(message -> {
                    Map<String, JsonNode> columns = message.columns();
                    message.sender = to;
                    message.updatedAt = world.after(message.updatedAt);
                    List<String> touched = List.of("sender_id", "sender_type", "processed_message_content");
                    events.add(Event.MessageEvent.updated(message, MessageActions.change(message, touched, columns)));
                });
    }
}
