// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.camelchatwoot.sandbox.action.ConversationActions;
import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.event.Events;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Sender;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.EventView;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to those who get them. Who that is, {@link Targets} knows; what becomes of failures, {@link Aftermath}.
 *
 * <p>Deliveries may arrive in any order, as the server's do. Used on the event loop only.
 */
public final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** A delivery with what has to be known when it fails. */
    private record Errand(Target target, @Nullable Event event, Delivery delivery) {}

    private final World world;
    private final Events events;
    private final EventView views;
    private final Post post;
    private final Timers timers;
    private final Duration botRetryDelay;
    private final Pending pending;
    private final Runnable afterwards;
    private final Targets targets;
    private final Aftermath aftermath;
    private List<Errand> toBots = new ArrayList<>();

    /**
     * @param botRetryDelay how long to wait before a bot is told again, by the time of the double
     * @param afterwards takes on the events that a failed delivery sets off
     */
    public Deliveries(
            World world,
            Events events,
            EventView views,
            MessageActions messages,
            ConversationActions conversations,
            Post post,
            Timers timers,
            Duration botRetryDelay,
            Pending pending,
            Runnable afterwards) {
        this.world = world;
        this.events = events;
        this.views = views;
        this.post = post;
        this.timers = timers;
        this.botRetryDelay = botRetryDelay;
        this.pending = pending;
        this.afterwards = afterwards;
        this.targets = new Targets(world);
        this.aftermath = new Aftermath(world, messages, conversations);
    }

    /**
     * Something happens: bots are told of it as things are now, but not before {@link #tell}.
     *
     * @param cause who caused it, null if the server does not know
     */
    public void happens(Event event, @Nullable Sender cause) {
        List<Target> bots = targets.bots(event);
        if (!bots.isEmpty()) {
            Buffer body = Buffer.buffer(Json.bytes(views.bot(event, account(event), cause)));
            bots.forEach(bot -> toBots.add(errand(bot, event, event.name(), body)));
            events.noteRead(((Event.InConversation) event).conversation());
        }
    }

    /** Tells of what has happened: the bots first, then the others, as things are now. */
    public void tell(List<Event> happened) {
        List<Errand> first = toBots;
        toBots = new ArrayList<>();
        first.forEach(this::begin);
        for (Event event : happened) {
            List<Target> subscribers = targets.subscribers(event);
            if (!subscribers.isEmpty()) {
                Buffer body = body(event);
                subscribers.forEach(target -> begin(errand(target, event, event.name(), body)));
            }
        }
    }

    /** Nobody is told of what has happened lately. */
    public void forget() {
        toBots = new ArrayList<>();
    }

    /**
     * Delivers a body because somebody asked for it.
     *
     * @param event what it tells of, if that is something that the double knows
     * @param name the name on the wire
     * @return the id of the delivery
     */
    public String deliver(Target target, @Nullable Event event, String name, Buffer body) {
        Errand errand = errand(target, event, name, body);
        begin(errand);
        return errand.delivery().id();
    }

    private Buffer body(Event event) {
        return Buffer.buffer(Json.bytes(views.webhook(event, account(event))));
    }

    private Account account(Event event) {
        return world.accounts.find(event.accountId()).orElseThrow();
    }

    /** URL and secret stay those of the moment, also when the delivery is repeated. */
    private static Errand errand(Target target, @Nullable Event event, String name, Buffer body) {
        String id = UUID.randomUUID().toString();
        Delivery delivery = new Delivery(
                id, name, target.kind(), String.valueOf(target.url()), target.secret(), body, Duration.ZERO);
        return new Errand(target, event, delivery);
    }

    private void begin(Errand errand) {
        pending.begin();
        attempt(errand, 1);
    }

    private void attempt(Errand errand, int number) {
        post.send(errand.delivery())
                .onSuccess(failure -> failure.ifPresentOrElse(why -> failed(errand, number, why), pending::end))
                .onFailure(e -> {
                    LOG.error(
                            "Delivery {} broke the sandbox itself",
                            errand.delivery().id(),
                            e);
                    pending.end();
                });
    }

    private void failed(Errand errand, int number, Failure why) {
        LOG.debug(
                "Attempt {} of delivery {} failed: {}",
                number,
                errand.delivery().id(),
                why.text());
        if (Aftermath.isTriedAgain(errand.target(), why, number)) {
            pending.rest();
            timers.after(botRetryDelay, () -> {
                pending.goOn();
                attempt(errand, number + 1);
            });
            return;
        }
        try {
            aftermath.givenUp(errand.target(), errand.event(), why);
            afterwards.run();
        } finally {
            pending.end();
        }
    }
}
