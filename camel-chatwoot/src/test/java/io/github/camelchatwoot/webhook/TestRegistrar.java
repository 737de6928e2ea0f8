// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelchatwoot.client.ChatwootClient;
import io.github.camelchatwoot.client.Credentials;
import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.client.SystemTime;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.Transport;
import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.client.VirtualTime;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * A registrar that asks a real server, in virtual time: what follows an answer runs on the test's thread, when the test
 * waits for something.
 */
final class TestRegistrar implements AutoCloseable {

    static final String URL = "http://127.0.0.1:9/hook";
    static final Duration CHECKS = Duration.ofMinutes(5);

    private static final int PATIENCE_MILLIS = 20_000;

    final VirtualTime time = new VirtualTime();
    final WebhookRegistrar registrar;

    private WebhookRegistrar.@Nullable Surroundings around;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTime real = new SystemTime(timer);
    private final Transport transport = Transport.start(
            new Transport.Settings(Duration.ofSeconds(5), Duration.ofSeconds(5), 8, 1_000_000, false, null, null, null),
            Thread::new);

    TestRegistrar(String server, WebhookRegister kind) {
        this(server, kind, "4.15.1", Set.of("message_created"), List.of());
    }

    /** One whose time is another one. */
    TestRegistrar(String server, Time other) {
        registrar = registrar(server, WebhookRegister.ACCOUNT, "4.15.1", Set.of("message_created"), List.of(), other);
    }

    TestRegistrar(
            String server,
            WebhookRegister kind,
            @Nullable String version,
            Set<String> subscriptions,
            List<String> secrets) {
        registrar = registrar(server, kind, version, subscriptions, secrets, time);
    }

    private WebhookRegistrar registrar(
            String server,
            WebhookRegister kind,
            @Nullable String version,
            Set<String> subscriptions,
            List<String> secrets,
            Time passing) {
        Map<Param, Object> ids = new EnumMap<>(Map.of(Param.ACCOUNT_ID, 1L));
        if (kind == WebhookRegister.INBOX) {
            ids.put(Param.INBOX_ID, 5L);
        } else if (kind == WebhookRegister.BOT) {
            ids.put(Param.AGENT_BOT_ID, 3L);
        }
        ChatwootClient client = new ChatwootClient(
                URI.create(server),
                new Credentials("token-of-the-test", null),
                Duration.ofSeconds(10),
                RetryPolicy.NEVER,
                null,
                null,
                transport,
                real);
        around = new WebhookRegistrar.Surroundings(
                client,
                () -> CompletableFuture.completedFuture(
                        Optional.ofNullable(version).map(Version::new)),
                passing,
                tasks::add,
                new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ZERO),
                CHECKS);
        return new WebhookRegistrar(new Wish(kind, new WebhookUrl(URL), ids, subscriptions, secrets, true), around);
    }

    /** What comes after a stop and a start. */
    WebhookRegistrar again() {
        return registrar.again(Objects.requireNonNull(around, "made with the registrar"));
    }

    /** Lets things happen until something is so. */
    void until(BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (!so.getAsBoolean()) {
                Runnable next = tasks.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("it did not come to that; the state is " + registrar.state());
                }
                next.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    <T> T result(CompletableFuture<T> future) {
        until(future::isDone);
        return future.join();
    }

    /** Registers, and waits until it is clear what came of it and what is to be done next. */
    RegistrationState register() {
        registrar.register();
        until(() -> time.waiting() > 0);
        return registrar.state();
    }

    @Override
    public void close() {
        transport.close();
        real.close();
        timer.shutdownNow();
    }
}
