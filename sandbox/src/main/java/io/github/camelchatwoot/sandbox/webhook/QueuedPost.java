// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has ten deliveries under way at a time, as many as the server has workers; others wait for their turn, in order. Up
 * to 50,000 can wait; what exceeds that fails, and says so in the log. Used on the event loop only.
 */
public final class QueuedPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedPost.class);
    private static final int WORKERS = 10;
    private static final int MOST_WAITING = 50_000;

    private record Waiting(Delivery delivery, Promise<Optional<Failure>> sent) {}

    private final Post next;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int underWay;

    /** @param next takes the deliveries to their URLs */
    public QueuedPost(Post next) {
        this.next = next;
    }

    @Override
    public Future<Optional<Failure>> send(Delivery delivery) {
        if (underWay < WORKERS) {
            return begin(delivery);
        }
        if (queue.size() >= MOST_WAITING) {
            LOG.warn("Too many deliveries wait: delivery {} to {} fails", delivery.id(), delivery.url());
            return Future.succeededFuture(Optional.of(Failure.withoutAnswer("Too many deliveries wait")));
        }
        Promise<Optional<Failure>> sent = Promise.promise();
        queue.add(new Waiting(delivery, sent));
        return sent.future();
    }

    private Future<Optional<Failure>> begin(Delivery delivery) {
        underWay++;
        return next.send(delivery).onComplete(done -> {
            underWay--;
            Waiting waiting = queue.poll();
            if (waiting != null) {
                begin(waiting.delivery()).onComplete(waiting.sent());
            }
        });
    }
}
