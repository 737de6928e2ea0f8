// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.client.Time;
import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Chatwoot where to post events to, takes over the secret that signs them, and looks now and then whether that
 * still holds. What Chatwoot refuses or does not hear is tried again until it is stopped. What somebody changes in
 * Chatwoot afterwards is told, in the log and by {@link #state()}, and not changed back. Safe for any thread; no thread
 * waits.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/webhooks/add-a-webhook">Chatwoot's webhooks</a>
 */
public final class WebhookRegistrar implements Secrets {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistrar.class);
    private static final Duration REFRESH_PAUSE = Duration.ofSeconds(10);

    private final Wish wish;
    private final Surroundings around;
    private final Place place;
    private final Advice advice;
    private final TakenSecrets secrets;
    private final RarelyAsked refreshes;

    private volatile RegistrationState state = RegistrationState.STARTING;
    private volatile Sight last = Sight.NOTHING;
    private volatile String withoutSecret = "";
    private String troubleWithChecks = "";
    private boolean stopped;
    private CompletableFuture<Boolean> underWay = CompletableFuture.completedFuture(false);
    private Time.Alarm alarm = () -> {};

    /**
     * What it works with.
     *
     * @param call asks Chatwoot with the token of an administrator
     * @param version tells the version of the server, empty when it does not
     * @param executor runs what follows an answer; a name may be looked up on it
     * @param backoff the waits before what has failed is tried again
     * @param checkInterval how often it is looked whether everything is still there; zero: never
     */
    public record Surroundings(
            Call call,
            Supplier<CompletableFuture<Optional<Version>>> version,
            Time time,
            Executor executor,
            RetryPolicy backoff,
            Duration checkInterval) {}

    public WebhookRegistrar(Wish wish, Surroundings around) {
        this(wish, around, new TakenSecrets(wish.secrets(), around.time()));
    }

    private WebhookRegistrar(Wish wish, Surroundings around, TakenSecrets secrets) {
        this.wish = wish;
        this.around = around;
        Questions questions = new Questions(around.call(), around.executor(), wish.ids());
        this.place = wish.place(questions);
        this.advice = new Advice(questions, wish.url(), wish.kind());
        this.secrets = secrets;
        this.refreshes = new RarelyAsked(REFRESH_PAUSE, around.time());
    }

    /** Another one for the same wish, which knows the secrets that this one knows. */
    public WebhookRegistrar again(Surroundings other) {
        return new WebhookRegistrar(wish, other, secrets);
    }

    /** How it is. */
    public RegistrationState state() {
        return state;
    }

    @Override
    public List<String> current() {
        return secrets.current();
    }

    /** Begins; once. */
    public void register() {
        attempt(0);
    }

    private void attempt(int number) {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        if (!begin(taken)) {
            return;
        }
        CompletableFuture<Void> unused = CompletableFuture.completedFuture(place)
                .thenCompose(Place::settle) // what this may throw becomes an error like others
                .thenApply(this::taken)
                .whenComplete((sight, error) -> taken.complete(error == null && sight.secret() != null))
                .thenCompose(sight -> around.version().get().thenAccept(version -> registered(sight, version)))
                .exceptionally(error -> {
                    tell(new RegistrationState(Standing.NOT_REGISTERED, NotRegisteredException.words(error)));
                    double random = ThreadLocalRandom.current().nextDouble();
                    later(around.backoff().delay(number, random), () -> attempt(number + 1));
                    return null;
                });
    }

    private synchronized boolean begin(CompletableFuture<Boolean> next) {
        if (!stopped) {
            underWay = next;
        }
        return !stopped;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** What Chatwoot shows is what counts from now on. */
    private Sight taken(Sight sight) {
        last = sight;
        String secret = sight.secret();
        if (secret != null && secrets.take(secret)) {
            LOG.debug("Chatwoot told another secret for the {}", wish);
        }
        return sight;
    }

    private void registered(Sight sight, Optional<Version> version) {
        boolean unknown = sight.secret() == null && wish.verified();
        String why = unknown ? Advice.noSecret(place.signedSince(), version) : "";
        withoutSecret = why;
        if (unknown && !wish.secrets().isEmpty()) {
            LOG.warn("The {} is registered, but {}. The option secret is used", wish, why);
        }
        tell(inPlace());
        if (isStopped()) {
            return;
        }
        CompletableFuture<Void> unused = advice.given(sight, version)
                .thenAccept(sentences -> sentences.forEach(LOG::warn))
                .exceptionally(error -> {
                    LOG.debug("There is no advice about the {}", wish, error);
                    return null;
                });
        checkLater();
    }

    private void checkLater() {
        if (!around.checkInterval().isZero()) {
            later(around.checkInterval(), this::checkNow);
        }
    }

    private void checkNow() {
        CompletableFuture<Void> unused = check().thenRun(this::checkLater);
    }

    /** Looks whether everything is still as it was registered; the answer is in {@link #state()} afterwards. */
    public CompletableFuture<Void> check() {
        return look().thenAccept(sight -> {
                    checksWork("");
                    tell(place.complaint(sight)
                            .map(complaint -> new RegistrationState(
                                    Standing.CHANGED,
                                    "somebody has changed it in Chatwoot: " + complaint
                                            + ". Change it back, or start the route again, which does so"))
                            .orElseGet(this::inPlace));
                })
                .exceptionally(error -> {
                    checksWork(NotRegisteredException.words(error));
                    return null;
                });
    }

    private RegistrationState inPlace() {
        return wish.verified() && current().isEmpty()
                ? new RegistrationState(Standing.REGISTERED_WITHOUT_SECRET, withoutSecret)
                : RegistrationState.REGISTERED;
    }

    private CompletableFuture<Sight> look() {
        return CompletableFuture.completedFuture(last)
                .thenCompose(place::look)
                .thenApply(sight -> place.isOurs(sight) ? taken(sight) : sight);
    }

    private synchronized void checksWork(String trouble) {
        if (!trouble.isEmpty() && !trouble.equals(troubleWithChecks)) {
            LOG.warn("Whether the {} is still registered is not known: {}", wish, trouble);
        } else if (trouble.isEmpty() && !troubleWithChecks.isEmpty()) {
            LOG.info("Whether the {} is still registered can be seen again", wish);
        }
        troubleWithChecks = trouble;
    }

    @Override
    public CompletableFuture<Boolean> refresh() {
        CompletableFuture<Boolean> registering;
        synchronized (this) {
            registering = underWay;
        }
        if (!registering.isDone()) {
            return registering.copy();
        }
        return refreshes.ask(() -> look().thenApply(sight -> place.isOurs(sight) && sight.secret() != null)
                .exceptionally(error -> {
                    LOG.warn(
                            "The signature of a delivery did not match, and the secret of the {} could not be read"
                                    + " again: {}",
                            wish,
                            NotRegisteredException.words(error));
                    return false;
                }));
    }

    /** Tells each change once. */
    private synchronized void tell(RegistrationState next) {
        RegistrationState before = state;
        if (stopped || next.equals(before)) {
            return;
        }
        state = next;
        if (next.isGood()) {
            LOG.info("The {} is registered", wish);
        } else {
            LOG.warn("The {} is {}: {}", wish, next.standing(), next.reason());
        }
    }

    /** A time that was closed calls at once, and nothing is to be done any more. */
    private synchronized void later(Duration delay, Runnable action) {
        if (stopped) {
            return;
        }
        long due = around.time().nanos() + delay.toNanos();
        alarm = around.time().after(delay, () -> {
            if (around.time().nanos() - due >= 0) {
                action.run();
            }
        });
    }

    /**
     * Ends it.
     *
     * @param unregister whether Chatwoot is to forget the address, if it is still ours; else it keeps it
     * @return when that is done; never fails
     */
    public CompletableFuture<Void> stop(boolean unregister) {
        CompletableFuture<Boolean> registering;
        synchronized (this) {
            stopped = true;
            alarm.cancel();
            registering = underWay;
        }
        if (!unregister) {
            return CompletableFuture.completedFuture(null);
        }
        return registering
                .thenCompose(any -> place.clear())
                .thenAccept(cleared -> LOG.info(
                        cleared ? "The {} is no longer registered" : "The {} was not registered any more", wish))
                .exceptionally(error -> {
                    LOG.warn("The {} stays registered: {}", wish, NotRegisteredException.words(error));
                    return null;
                });
    }
}
