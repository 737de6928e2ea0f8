// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.state.AgentBot;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.User;
import io.github.camelchatwoot.sandbox.state.World;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the journal, and who waits for more. When it is full, the oldest go; their number is known, so
 * that nobody takes what was forgotten for what never came. Used on the event loop only.
 */
public final class Book {
    /** The double's own pages and controls are no part of Chatwoot. */
    private static final Pattern OWN = Pattern.compile("/|/page(/.*)?|/sandbox(/.*)?");

    private final World world;
    private final int limit;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Watch> watches = new ArrayList<>();
    private long numbers;
    private long dropped;
    private @Nullable ReceivedRequest current;

    /** @param limit how many entries are kept */
    public Book(World world, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The journal keeps at least one entry, not " + limit);
        }
        this.world = world;
        this.limit = limit;
    }

    /**
     * A request was answered; what it set off is noted next.
     *
     * @param status that of the answer; 0 when the connection was closed instead
     */
    public void answered(HttpServerRequest received, Request request, int status) {
        if (OWN.matcher(received.path()).matches()) {
            return;
        }
        current = new ReceivedRequest(
                ++numbers,
                world.now(),
                request.method(),
                received.path(),
                received.headers(),
                caller(received.path(), request.token()),
                request.params().tree(),
                status);
        add(current);
    }

    private Caller caller(String path, @Nullable String token) {
        if (path.startsWith("/public/")) {
            return new Caller(Caller.Kind.CUSTOMER, "");
        }
        if (token == null || token.isBlank()) {
            return new Caller(Caller.Kind.NOBODY, "");
        }
        Optional<Sender> sender = world.caller(token);
        if (sender.isPresent() && sender.get() instanceof User user) {
            return new Caller(user.isAdministrator() ? Caller.Kind.ADMINISTRATOR : Caller.Kind.AGENT, user.name);
        }
        return sender.isPresent() && sender.get() instanceof AgentBot bot
                ? new Caller(Caller.Kind.BOT, bot.title())
                : new Caller(Caller.Kind.STRANGER, "");
    }

    /** What the present request set off, or the double by itself. */
    public void note(List<Event> events) {
        ReceivedRequest request = current;
        current = null;
        if (request != null) {
            events.forEach(event -> note(event, request));
        }
        changed();
    }

    private void note(Event event, ReceivedRequest request) {
        if (event instanceof Event.MessageEvent told
                && "message_created".equals(told.name())
                && isFromOutside(told.message())) {
            MessageFacts facts = MessageFacts.of(told.message(), told.content(), told.contentAttributes());
            add(new ReceivedMessage(++numbers, request.at(), request.number(), facts));
        }
    }

    /** Activities and greetings are the double's own. */
    private static boolean isFromOutside(Message message) {
        return message.type != Message.Type.ACTIVITY && message.sender != null;
    }

    private void add(Entry entry) {
        if (entries.size() == limit) {
            entries.removeFirst();
            dropped++;
        }
        entries.addLast(entry);
        watches.removeIf(watch -> watch.sees(entry));
    }

    /** The state may be another one. */
    public void changed() {
        watches.removeIf(watch -> watch.looks(world));
    }

    /** Completes the watch as soon as it has seen what it waits for, which may be at once. */
    Watch begin(Watch watch) {
        boolean done = entries.stream().anyMatch(watch::sees) || watch.looks(world);
        if (!done) {
            watches.add(watch);
        }
        return watch;
    }

    void forget(Watch watch) {
        watches.remove(watch);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    long count(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).count();
    }

    /** How many entries had to go since the last {@link #clear()}. */
    long dropped() {
        return dropped;
    }

    public void clear() {
        entries.clear();
        dropped = 0;
    }

    World world() {
        return world;
    }
}
