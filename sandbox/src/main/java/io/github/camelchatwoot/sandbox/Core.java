// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.action.ContactActions;
import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.action.SessionActions;
import io.github.camelchatwoot.sandbox.api.ApplicationApi;
import io.github.camelchatwoot.sandbox.control.EventsRoute;
import io.github.camelchatwoot.sandbox.control.JournalRoute;
import io.github.camelchatwoot.sandbox.control.OnDemand;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.journal.Book;
import io.github.camelchatwoot.sandbox.publicapi.ClientApi;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.ConversationView;
import io.github.camelchatwoot.sandbox.view.EventView;
import io.github.camelchatwoot.sandbox.view.MessageView;
import io.github.camelchatwoot.sandbox.view.SocketView;
import org.jspecify.annotations.Nullable;

/**
 * The double without its network: state, rules and routes. There from the beginning, so that it can be filled before
 * the start. Belongs to the event loop once that is started, and to the caller before.
 */
final class Core {
    static final String VERSION = "4.15.1";

    final World world;
    final Events events = new Events();
    final Router router = new Router();
    final MessageActions messages;
    final ConversationActions conversations;
    final EventView eventView;
    final SocketView socketView;
    final Book book;
    private @Nullable OnDemand onDemand;

    Core(World world, User agent, Book book) {
        this.world = world;
        this.book = book;
        conversations = new ConversationActions(world, events);
        ContactActions contacts = new ContactActions(world, events, conversations);
        messages = new MessageActions(world, events, conversations, contacts);
        SessionActions sessions = new SessionActions(world);
        MessageView messageView = new MessageView(world::baseUrl);
        ConversationView conversationView = new ConversationView(messageView, world::now);
        eventView = new EventView(conversationView, messageView);
        socketView = new SocketView(conversationView, messageView);
        new ApplicationApi(world, events, contacts, sessions, conversations, messages, conversationView).addTo(router);
        new ClientApi(world, contacts, conversations, messages).addTo(router);
        ApplicationApi.addSurroundings(router, world, VERSION, agent);
        new EventsRoute(this::send).addTo(router);
        new JournalRoute(book).addTo(router);
    }

    /** From now on there is a network to send events by. */
    void sendBy(OnDemand.Deliverer deliverer) {
        onDemand = new OnDemand(world, eventView, deliverer);
    }

    /** Sends an event although nothing has happened. */
    ArrayNode send(ObjectNode wish) {
        if (onDemand == null) {
            throw new IllegalStateException("The sandbox is not started");
        }
        return onDemand.send(wish);
    }

    /** Does something of which nobody hears. */
    <T> T quietly(Supplier<T> action) {
        events.mute(true);
        try {
            T result = action.get();
            runJobs();
            return result;
        } finally {
            events.takeJobs();
            events.take();
            events.mute(false);
            book.changed();
        }
    }

    /** Runs the jobs that a request left behind, and hands over what happened. */
    List<Event> settle() {
        runJobs();
        List<Event> happened = events.take();
        book.note(happened);
        return happened;
    }

    /** Keeps what happened from all but the journal, and drops the jobs that a request left behind. */
    void forget() {
        events.takeJobs();
        book.note(events.take());
    }

    private void runJobs() {
        events.takeJobs().forEach(Runnable::run);
    }
}
