// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.camelchatwoot.sandbox.background.Timers;
import io.github.camelchatwoot.sandbox.webhook.Delivery;
import io.github.camelchatwoot.sandbox.webhook.Failure;
import io.github.camelchatwoot.sandbox.webhook.Post;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes deliveries to the post unless a fault strikes them. Used on the event loop only. */
public final class DisturbedPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(DisturbedPost.class);

    /** What waits for a later delivery to the same URL. */
    private record Held(Delivery delivery, Promise<Optional<Failure>> sent, Timers.Timer patience) {}

    private final Faults faults;
    private final Timers timers;
    private final Post next;
    private final Map<String, Held> held = new HashMap<>();
    private int late;

    /** @param next takes the deliveries to their URLs */
    public DisturbedPost(Faults faults, Timers timers, Post next) {
        this.faults = faults;
        this.timers = timers;
        this.next = next;
    }

    @Override
    public Future<Optional<Failure>> send(Delivery delivery) {
        if (held.containsKey(delivery.url())) {
            return next.send(delivery).onComplete(overtaken -> release(delivery.url()));
        }
        return faults.forWebhook(delivery.event(), delivery.receiver(), delivery.url())
                .map(fault -> strike(fault, delivery))
                .orElseGet(() -> next.send(delivery));
    }

    private Future<Optional<Failure>> strike(WebhookFault fault, Delivery delivery) {
        if (fault instanceof WebhookFault.Lost) {
            return Future.succeededFuture(Optional.empty());
        }
        if (fault instanceof WebhookFault.Doubled doubled) {
            Delivery again = doubled.sameId()
                    ? delivery
                    : delivery.withId(UUID.randomUUID().toString());
            return next.send(delivery).compose(first -> next.send(again).map(second -> first));
        }
        if (fault instanceof WebhookFault.Late delayed) {
            return sendLater(delayed.delay(), delivery);
        }
        if (fault instanceof WebhookFault.Reordered reordered) {
            return hold(reordered.limit(), delivery);
        }
        if (fault instanceof WebhookFault.Unsigned) {
            return next.send(delivery.withSecret(null));
        }
        if (fault instanceof WebhookFault.WronglySigned) {
            return next.send(delivery.withSecret("not the secret of the receiver"));
        }
        if (fault instanceof WebhookFault.OldTimestamp old) {
            return next.send(delivery.withAge(old.age()));
        }
        throw new IllegalStateException("Nobody knows how " + fault + " strikes");
    }

    private Future<Optional<Failure>> sendLater(Duration delay, Delivery delivery) {
        if (late >= Limits.LATE) {
            LOG.warn("A webhook is not late: {} others are already waiting", late);
            return next.send(delivery);
        }
        late++;
        Promise<Optional<Failure>> sent = Promise.promise();
        timers.after(delay, () -> {
            late--;
            next.send(delivery).onComplete(sent);
        });
        return sent.future();
    }

    private Future<Optional<Failure>> hold(Duration limit, Delivery delivery) {
        String url = delivery.url();
        Promise<Optional<Failure>> sent = Promise.promise();
        held.put(url, new Held(delivery, sent, timers.after(limit, () -> release(url))));
        return sent.future();
    }

    private void release(String url) {
        Held waiting = held.remove(url);
        if (waiting != null) {
            waiting.patience().cancel();
            next.send(waiting.delivery()).onComplete(waiting.sent());
        }
    }
}
