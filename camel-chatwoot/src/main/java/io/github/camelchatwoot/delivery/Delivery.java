// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.delivery.Result.Delivered;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages: contact, session, conversation and message, each found or created. Safe to share across threads;
 * no thread waits, but for a memory that is slow.
 */
public final class Delivery {

    /** As long as 1,000 deliveries into one conversation take at the pace of the server, and some more. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Desk desk;
    private final Drafts drafts;
    private final InboxCheck inboxes;
    private final Contacts contacts;
    private final Locked locked;

    /**
     * What deliveries to a server share.
     *
     * @param server names the server
     * @param client makes the calls
     * @param executor runs what follows them; never refuses
     * @param locks keeps deliveries apart that must not overlap
     */
    public record Shared(
            String server,
            Call client,
            Executor executor,
            Time time,
            DeliveryLocks locks,
            Ledger ledger,
            Resolved resolved,
            Pace pace) {}

    /** @param clientSecret the key of proofs of identity, where the token's user does not see it */
    public Delivery(Shared shared, Rules rules, @Nullable String clientSecret) {
        Questions questions = new Questions(shared.client(), shared.executor(), shared.time());
        DeliveryFigures figures = new DeliveryFigures();
        this.desk = new Desk(
                shared.server(),
                rules,
                questions,
                new Conversations(questions, rules.escapeLiquid()),
                new Messages(questions, rules.escapeLiquid()),
                shared.ledger(),
                shared.resolved(),
                shared.pace(),
                figures);
        this.drafts = new Drafts(rules, figures);
        this.locked = new Locked(shared.locks(), shared.server(), PATIENCE, shared.executor());
        this.inboxes = new InboxCheck(questions, clientSecret);
        this.contacts = new Contacts(questions, inboxes, locked);
    }

    /**
     * Delivers a message.
     *
     * @return completes once; with an exception when the server is not what it should be
     * @throws IllegalArgumentException when there is nothing to deliver, or more than is wanted; then nothing is sent
     */
    public CompletableFuture<Result> deliver(Inbound inbound) {
        List<Draft> parts = drafts.of(inbound);
        return locked.session(inbound.session(), () -> delivered(inbound, parts))
                .end(delivered -> delivered, Result.NotDelivered::new);
    }

    private Doing<Delivered> delivered(Inbound inbound, List<Draft> parts) {
        Session session = inbound.session();
        return inboxes.facts(session.account(), session.inbox()).then(inbox -> {
            Places places = new Places(desk, contacts, inbox, inbound);
            Doing<Delivered> first = new Posting(desk, places, parts.get(0)).run();
            return following(first, places, parts.subList(1, parts.size()));
        });
    }

    private Doing<Delivered> following(Doing<Delivered> before, Places places, List<Draft> parts) {
        if (parts.isEmpty()) {
            return before;
        }
        Doing<Delivered> both = before.then(first ->
                new Posting(desk, places.following(), parts.get(0)).run().map(first::and));
        return following(both, places, parts.subList(1, parts.size()));
    }

    /** What deliveries did. */
    public DeliveryFigures figures() {
        return desk.figures();
    }
}
