// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.Turns;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.delivery.Delivery;
import io.github.camelchatwoot.delivery.DeliveryLocks;
import io.github.camelchatwoot.delivery.JvmLocks;
import io.github.camelchatwoot.delivery.Ledger;
import io.github.camelchatwoot.delivery.Pace;
import io.github.camelchatwoot.delivery.PhoneNumbers;
import io.github.camelchatwoot.delivery.Resolved;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.operation.Operation;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What the deliveries of a component share: locks, and what is known of messages and sessions. Safe to share across
 * threads; nothing here needs closing.
 */
final class Deliveries {

    /** Two entries for each of the last 100,000. */
    private static final int REMEMBERED = 200_000;

    private static final Asked DELIVERY = new Asked(
            Operation.DELIVER_MESSAGE.toString(),
            Verb.POST,
            Delivering.ROLE.form().path());

    private final Executor continuing;
    private final Time time;
    private final Turns turns;
    private final IdempotentRepository own = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
    private final Map<IdempotentRepository, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Map<URI, Resolved> resolved = new ConcurrentHashMap<>();
    private final Map<URI, Pace> paces = new ConcurrentHashMap<>();

    /** @param continuing runs what follows calls; never refuses */
    Deliveries(Executor continuing, Time time, Turns turns) {
        this.continuing = continuing;
        this.time = time;
        this.turns = turns;
    }

    /** What delivers messages as the options say. */
    Delivering delivering(ChatwootConfiguration options, ChatwootClient client, Exchanges exchanges) {
        URI server = Connections.address(options);
        Delivery.Shared shared = new Delivery.Shared(
                server.toString(),
                client,
                continuing,
                time,
                locks(options),
                ledgers.computeIfAbsent(repository(options), known -> new Ledger(new RepositoryMemory(known))),
                resolved.computeIfAbsent(server, unused -> new Resolved(time)),
                paces.computeIfAbsent(server, unused -> new Pace(time)));
        Delivery delivery = new Delivery(shared, DeliveryOptions.rules(options), options.getClientSecret());
        return new Delivering(
                delivery, exchanges, PhoneNumbers.of(options.getDefaultRegion()), DeliveryOptions.bridgeId(options));
    }

    /** An event came from a server: what is known of its sessions may not hold any more. */
    void heard(Event event) {
        resolved.values().forEach(each -> each.heard(event.type(), event.facts()));
    }

    private DeliveryLocks locks(ChatwootConfiguration options) {
        DeliveryLocks given = options.getDeliveryLocks();
        return given == null ? new JvmLocks(turns, DELIVERY, options.getMaxWaitingCalls()) : given;
    }

    private IdempotentRepository repository(ChatwootConfiguration options) {
        IdempotentRepository given = options.getIdempotentRepository();
        IdempotentRepository used = given == null ? own : given;
        ServiceHelper.startService(used);
        return used;
    }
}
