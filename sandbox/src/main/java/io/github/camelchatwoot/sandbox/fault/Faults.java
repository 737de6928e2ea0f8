// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import io.github.camelchatwoot.sandbox.webhook.ReceiverKind;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are switched on. Whoever does something asks whether one strikes; of several, the oldest does.
 *
 * <p>Chance repeats: each fault draws from its own sequence, which follows from the seed and from the order in which
 * the faults were switched on since. Used on the event loop only.
 */
public final class Faults {
    private static final long FIRST_SEED = 0;

    private static final class Entry {
        private final long id;
        private final Fault fault;
        private final Where where;
        private final Often often;
        private SplittableRandom chance;
        private long struck;

        Entry(long id, Fault fault, Where where, Often often, SplittableRandom chance) {
            this.id = id;
            this.fault = fault;
            this.where = where;
            this.often = often;
            this.chance = chance;
        }

        boolean strikes() {
            if (often instanceof Often.Times times && struck >= times.count()) {
                return false;
            }
            if (often instanceof Often.Share share && chance.nextDouble() >= share.of()) {
                return false;
            }
            struck++;
            return true;
        }

        Switched now() {
            return new Switched(id, fault, where, often, struck);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private SplittableRandom chances = new SplittableRandom(FIRST_SEED);
    private long seed = FIRST_SEED;
    private long ids;

    /**
     * Switches a fault on.
     *
     * @throws IllegalArgumentException when too many are on already
     */
    public Switched add(Fault fault, Where where, Often often) {
        if (entries.size() >= Limits.FAULTS) {
            throw new IllegalArgumentException(
                    "There are already " + Limits.FAULTS + " faults. Remove those that are no longer wanted");
        }
        Entry entry = new Entry(++ids, fault, where, often, chances.split());
        entries.add(entry);
        return entry.now();
    }

    /** What strikes a request. */
    public Optional<RestFault> forRequest(String method, @Nullable String template) {
        return strike(
                RestFault.class,
                where -> where instanceof Where.Requests requests && requests.covers(method, template),
                fault -> fault.concerns(method));
    }

    /** What strikes a webhook. */
    public Optional<WebhookFault> forWebhook(String event, ReceiverKind receiver, String url) {
        return strike(
                WebhookFault.class,
                where -> where instanceof Where.Webhooks webhooks && webhooks.covers(event, receiver, url),
                fault -> true);
    }

    /**
     * What strikes at a connection of the cable.
     *
     * @param listeners who has subscribed there so far
     * @param occasion what is about to happen, told by the faults that it is one for
     */
    public Optional<CableFault> forConnection(Set<Subscriber> listeners, Predicate<CableFault> occasion) {
        return strike(
                CableFault.class,
                where -> where instanceof Where.Connections connections && connections.covers(listeners),
                occasion);
    }

    private <F extends Fault> Optional<F> strike(Class<F> type, Predicate<Where> here, Predicate<F> now) {
        for (Entry entry : entries) {
            if (type.isInstance(entry.fault) && here.test(entry.where)) {
                F fault = type.cast(entry.fault);
                if (now.test(fault) && entry.strikes()) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** All faults that were switched on and not removed, the oldest first; also those that strike no more. */
    public List<Switched> all() {
        return entries.stream().map(Entry::now).toList();
    }

    public Optional<Switched> find(long id) {
        return entries.stream().filter(entry -> entry.id == id).findFirst().map(Entry::now);
    }

    /** Switches a fault off; nothing when there is no such fault. */
    public Optional<Switched> remove(long id) {
        Optional<Switched> found = find(id);
        entries.removeIf(entry -> entry.id == id);
        return found;
    }

    /** Switches all faults off. Chance begins anew with the same seed. */
    public List<Switched> clear() {
        List<Switched> removed = all();
        entries.clear();
        seed(seed);
        return removed;
    }

    /** Lets chance begin anew, also for the faults that are on. */
    public void seed(long wanted) {
        seed = wanted;
        chances = new SplittableRandom(wanted);
        entries.forEach(entry -> entry.chance = chances.split());
    }

    public long seed() {
        return seed;
    }
}
