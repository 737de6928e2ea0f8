// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import io.github.camelchatwoot.sandbox.action.CacheKeys;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Inbox;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;

/** All routes of the application API, and those beside it. Used on the event loop only. */
public final class ApplicationApi {
    private final World world;
    private final Events events;
    private final ContactActions contacts;
    private final SessionActions sessions;
    private final ConversationActions conversations;
    private final MessageActions messages;
    private final ConversationView views;

    public ApplicationApi(
            World world,
            Events events,
            ContactActions contacts,
            SessionActions sessions,
            ConversationActions conversations,
            MessageActions messages,
            ConversationView views) {
        this.world = world;
        this.events = events;
        this.contacts = contacts;
        this.sessions = sessions;
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    public void addTo(Router router) {
        Gate gate = new Gate(router, world, events);
        CacheKeys cacheKeys = new CacheKeys(world, events);
        new AccountApi(world).addTo(gate);
        new InboxesApi(world, cacheKeys, events).addTo(gate);
        new MembersApi(world, cacheKeys).addTo(gate);
        new LabelsApi(world, cacheKeys).addTo(gate);
        new TeamsApi(world, cacheKeys).addTo(gate);
        new BotsApi(world).addTo(gate);
        new WebhooksApi(world).addTo(gate);
        new ContactsApi(world, contacts, sessions).addTo(gate);
        new ContactListsApi(world).addTo(gate);
        new SessionsApi(world, sessions, views).addTo(gate);
        new ConversationsApi(world, sessions, conversations, messages, views).addTo(gate);
        new ConversationListsApi(world, views).addTo(gate);
        new ConversationStateApi(world, conversations, contacts, views).addTo(gate);
        new ConversationDeskApi(world, views).addTo(gate);
        new MessagesApi(world, messages).addTo(gate);
        new NotesApi(world).addTo(gate);
        new CustomAttributesApi(world).addTo(gate);
        new CannedResponsesApi(world).addTo(gate);
        new FilesApi(world).addTo(gate, router);
    }

    /** What the server says about itself, and the page of the double. */
    public static void addSurroundings(Router router, World world, String version, User agent) {
        new SystemApi(world, version).addTo(router);
        new PageApi(agent).addTo(router);
    }

    /** An API inbox, made without a request. */
    public static Inbox createApiInbox(World world, Account account, String name, String webhookUrl) {
        return InboxesApi.createApi(world, account, name, webhookUrl);
    }
}
