// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.state.Contact;
import io.github.camelchatwoot.sandbox.state.Conversation;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;

/** Finds the rows that a path names, or refuses: 404 for what does not exist, 401 for what the caller may not see. */
final class Rows {
    private final World world;

    Rows(World world) {
        this.world = world;
    }

    Contact contact(Call call) {
        return contact(call, call.id("contact"));
    }

    Contact contact(Call call, long id) {
        return world.contacts.find(call.account(), id).orElseThrow(Refusal::notFound);
    }

    Inbox inbox(Call call, long id) {
        return world.inbox(call.account(), id).orElseThrow(Refusal::notFound);
    }

    Inbox visibleInbox(Call call, long id) {
        Inbox inbox = inbox(call, id);
        if (!isVisible(inbox, call.caller())) {
            throw Refusal.forbidden();
        }
        return inbox;
    }

    Conversation conversation(Call call) {
        Conversation conversation = world.conversations
                .find(call.account(), call.id("conversation"))
                .orElseThrow(Refusal::notFound);
        if (!isVisible(conversation.inbox(), call.caller())) {
            throw Refusal.forbidden();
        }
        return conversation;
    }

    Message message(Call call, Conversation conversation) {
        Message message = conversation.messages.get(call.id("message"));
        if (message == null) {
            throw Refusal.notFound();
        }
        return message;
    }

    /** Agents see the inboxes that they are members of; bots are not held to that. */
    static boolean isVisible(Inbox inbox, Sender caller) {
        return !(caller instanceof User user) || inbox.isVisibleTo(user);
    }
}
