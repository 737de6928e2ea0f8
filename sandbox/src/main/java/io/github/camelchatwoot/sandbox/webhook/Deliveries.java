// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.action.MessageActions;
import io.github.camelchatwoot.sandbox.background.Pending;
import io.github.camelchatwoot.sandbox.event.Event;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Account;
import io.github.camelchatwoot.sandbox.state.Channel;
import io.github.camelchatwoot.sandbox.state.Message;
import io.github.camelchatwoot.sandbox.state.World;
import io.github.camelchatwoot.sandbox.view.EventView;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to the URLs that want them: the account's webhooks by their subscriptions, the callback of an API inbox
 * without any choice.
 *
 * <p>All deliveries go out at once, so that they may arrive in any order, as the server's do. Used on the event loop
 * only.
 */
public final class Deliveries implements Consumer<Event> {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final World world;
    private final EventView views;
    private final MessageActions messages;
    private final Post post;
    private final Pending pending;
    private final Runnable afterwards;

    /**
     * @param post takes the deliveries to their URLs
     * @param afterwards takes on the events that a failed delivery sets off
     */
    public Deliveries(
            World world, EventView views, MessageActions messages, Post post, Pending pending, Runnable afterwards) {
        this.world = world;
        this.views = views;
        this.messages = messages;
        this.post = post;
        this.pending = pending;
        this.afterwards = afterwards;
    }

    @Override
    public void accept(Event event) {
        Account account = world.accounts.find(event.accountId()).orElseThrow();
        if (event instanceof Event.MessageEvent message && message.message().type == Message.Type.ACTIVITY) {
            return;
        }
        Buffer body = Buffer.buffer(Json.bytes(views.webhook(event, account)));
        List.copyOf(world.webhooks.all()).stream()
                .filter(webhook -> webhook.accountId() == account.id)
                .filter(webhook -> webhook.subscriptions().contains(event.name()))
                .forEach(webhook -> send(
                        event, delivery(event.name(), ReceiverKind.ACCOUNT, webhook.url(), webhook.secret(), body)));
        event.inbox().flatMap(inbox -> inbox.api()).ifPresent(api -> send(event, api, body));
    }

    /**
     * Delivers a body because somebody asked for it.
     *
     * @param name the name of the event on the wire
     * @param event what it tells of, if that is something that the double knows
     * @return the id of the delivery
     */
    public String deliver(
            String name, @Nullable Event event, Buffer body, ReceiverKind receiver, String url, String secret) {
        Delivery delivery = delivery(name, receiver, url, secret, body);
        send(event, delivery);
        return delivery.id();
    }

    private void send(Event event, Channel.Api api, Buffer body) {
        if (api.webhookUrl != null && !api.webhookUrl.isBlank()) {
            send(event, delivery(event.name(), ReceiverKind.INBOX, api.webhookUrl, api.secret, body));
        }
    }

    private static Delivery delivery(String event, ReceiverKind receiver, String url, String secret, Buffer body) {
        String id = UUID.randomUUID().toString();
        return new Delivery(id, event, receiver, url, secret, body, Duration.ZERO);
    }

    private void send(@Nullable Event event, Delivery delivery) {
        pending.begin();
        post.send(delivery)
                .onSuccess(error -> error.ifPresent(text -> {
                    LOG.debug("Delivery {} failed: {}", delivery.id(), text);
                    if (delivery.receiver() == ReceiverKind.INBOX && event instanceof Event.MessageEvent message) {
                        messages.reportFailedDelivery(message.message(), text);
                        afterwards.run();
                    }
                }))
                .onComplete(done -> pending.end());
    }
}
