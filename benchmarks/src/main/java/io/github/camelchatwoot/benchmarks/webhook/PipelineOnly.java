// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Ending;
import io.github.camelchatwoot.intake.Intake;
import io.github.camelchatwoot.intake.Memory;
import io.github.camelchatwoot.webhook.Delivery;
import io.github.camelchatwoot.webhook.Reception;
import io.github.camelchatwoot.webhook.SignatureVerifier;
import io.github.camelchatwoot.webhook.WebhookHandler;

/** The pipeline without Camel: verify, decode, filter, queue, deduplicate, and a route that does nothing. */
final class PipelineOnly implements Stage {

    private static final int THREADS = 10;
    private static final int MAX_BODY = 10_000_000;

    private final LongAdder handled = new LongAdder();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final WebhookHandler handler = new WebhookHandler(
            Optional.of(new SignatureVerifier(List.of(Deliveries.SECRET), Duration.ofMinutes(5), Clock.systemUTC())),
            new EventDecoder(false, null),
            MAX_BODY);
    private final Intake intake;
    private final CompletableFuture<Ending> end = CompletableFuture.completedFuture(new Ending.Completed(null, null));

    /** Keeps everything, and costs next to nothing. */
    private record Keys(Set<String> keys) implements Memory {
        @Override
        public boolean contains(String key) {
            return keys.contains(key);
        }

        @Override
        public void add(String key) {
            boolean unused = keys.add(key);
        }

        @Override
        public boolean remove(String key) {
            return keys.remove(key);
        }
    }

    PipelineOnly() {
        intake = new Intake(
                new Intake.Settings(
                        new EventFilter(Set.of(), Set.of(), Set.of(), false, false),
                        new EchoGuard(EchoGuard.Mode.OUTGOING, null),
                        true,
                        Duration.ZERO,
                        THREADS,
                        1_000,
                        64_000_000,
                        5,
                        DeliveryReport.Mode.NONE),
                arrival -> {
                    handled.increment();
                    return end;
                },
                new Keys(ConcurrentHashMap.newKeySet()),
                threads,
                request -> CompletableFuture.failedFuture(new IllegalStateException("nothing is reported")),
                new SystemTime(threads),
                Clock.systemUTC());
    }

    @Override
    public String name() {
        return "pipeline without Camel";
    }

    @Override
    public Runnable ready(Deliveries deliveries, int i) {
        byte[] body = deliveries.body(i);
        Delivery delivery = new Delivery(
                "POST",
                "application/json",
                body.length,
                deliveries.timestamp(),
                deliveries.signature(i),
                deliveries.id(i),
                () -> body);
        return () -> {
            if (handler.receive(delivery) instanceof Reception.Accepted accepted) {
                intake.accept(new Arrival(accepted.event(), EventSource.WEBHOOK, delivery.id()));
            }
        };
    }

    @Override
    public long handled() {
        return handled.sum();
    }

    @Override
    public void close() {
        intake.close();
        threads.shutdownNow();
    }
}
