// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.github.camelchatwoot.client.RetryPolicy;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.event.EventType.Teller;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.webhook.RegistrationState;
import io.github.camelchatwoot.webhook.RegistrationState.Standing;
import io.github.camelchatwoot.webhook.Secrets;
import io.github.camelchatwoot.webhook.WebhookKind;
import io.github.camelchatwoot.webhook.WebhookRegister;
import io.github.camelchatwoot.webhook.WebhookRegistrar;
import io.github.camelchatwoot.webhook.WebhookUrl;
import io.github.camelchatwoot.webhook.Wish;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a webhook's consumer has told Chatwoot, as its options say, and the secrets that its deliveries are signed with.
 * Each start of the route registers anew. Safe for any thread.
 */
final class Registration implements Secrets {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final ChatwootEndpoint endpoint;
    private final ChatwootConfiguration options;
    private final Secrets configured;
    private final @Nullable Wish wish;
    /** While the route runs. */
    private volatile @Nullable WebhookRegistrar registrar;
    /** Of this start, or of the last one: deliveries may come before Chatwoot has told the secret anew. */
    private @Nullable WebhookRegistrar before;

    /** @throws IllegalArgumentException when an option is missing or wrong; it says which, and what to do */
    Registration(ChatwootEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        List<String> secrets = Values.texts(Objects.requireNonNullElse(options.getSecret(), ""));
        this.configured = Secrets.configured(secrets);
        this.wish = options.getWebhookRegister() == WebhookRegister.NONE ? null : wish(secrets);
    }

    private Wish wish(List<String> secrets) {
        WebhookRegister where = options.getWebhookRegister();
        needed(options.getBaseUrl(), "baseUrl", "base-url", "the address of the Chatwoot server");
        needed(options.getAccessToken(), "accessToken", "access-token", "the access token of an administrator");
        needed(options.getWebhookUrl(), "webhookUrl", "webhook-url", "the address that Chatwoot is to post to");
        ConsumerOptions.atLeast("webhookCheckInterval", options.getWebhookCheckInterval(), 0);
        Map<Param, Object> ids = new EnumMap<>(Param.class);
        ids.put(Param.ACCOUNT_ID, id(options.getAccountId(), "accountId", "account-id", "the account"));
        if (where == WebhookRegister.INBOX) {
            ids.put(Param.INBOX_ID, id(options.getInboxId(), "inboxId", "inbox-id", "the API inbox"));
        } else if (where == WebhookRegister.BOT) {
            ids.put(Param.AGENT_BOT_ID, id(options.getAgentBotId(), "agentBotId", "agent-bot-id", "the agent bot"));
        }
        Set<String> subscriptions = where == WebhookRegister.ACCOUNT ? subscriptions() : Set.of();
        return new Wish(where, url(), ids, subscriptions, secrets, options.isVerify());
    }

    private void needed(@Nullable String value, String option, String property, String what) {
        ConsumerOptions.needed(value, option, property, what, "with webhookRegister=" + options.getWebhookRegister());
    }

    private Long id(@Nullable Long id, String option, String property, String whose) {
        needed(Objects.toString(id, null), option, property, "the id of " + whose);
        return Objects.requireNonNull(id);
    }

    private WebhookUrl url() {
        try {
            return new WebhookUrl(Objects.requireNonNull(options.getWebhookUrl()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option webhookUrl is " + e.getMessage(), e);
        }
    }

    /** What the route wants to hear of, as far as webhooks of accounts tell it. */
    private Set<String> subscriptions() {
        Set<String> wanted = ConsumerOptions.events(options);
        Set<String> told = Arrays.stream(EventType.values())
                .filter(type -> type.tellers().contains(Teller.ACCOUNT))
                .filter(type -> wanted.isEmpty() || wanted.contains(type.wireName()) || isSignOf(type, wanted))
                .map(EventType::wireName)
                .collect(Collectors.toSet());
        if (told.isEmpty()) {
            throw new IllegalArgumentException("The option events is '" + options.getEvents()
                    + "', and webhooks of accounts tell none of these: name others, or set webhookRegister to inbox or"
                    + " bot");
        }
        return told;
    }

    /** Whether an event that is wanted can only be seen by this one. */
    private static boolean isSignOf(EventType type, Set<String> wanted) {
        return type == EventType.MESSAGE_UPDATED && wanted.contains(EventType.MESSAGE_RETRY_REQUESTED.wireName());
    }

    /** Whether Chatwoot is told anything. */
    boolean isWanted() {
        return wish != null;
    }

    /** Whose webhook it is. */
    WebhookKind kind() {
        return options.getWebhookRegister().kind().orElseGet(options::getWebhookKind);
    }

    /** Begins; whether it succeeds is seen in {@link #tell}. */
    void start() {
        Wish what = wish;
        if (what == null) {
            return;
        }
        WebhookRegistrar old = before;
        WebhookRegistrar fresh = old == null ? new WebhookRegistrar(what, surroundings()) : old.again(surroundings());
        before = fresh;
        registrar = fresh;
        fresh.register();
    }

    private WebhookRegistrar.Surroundings surroundings() {
        Connections connections = endpoint.getComponent().connections();
        return new WebhookRegistrar.Surroundings(
                connections.client(options),
                connections.probe(options)::version,
                connections.time(),
                connections.continuing(),
                new RetryPolicy(
                        0,
                        Duration.ofMillis(options.getRetryDelay()),
                        Duration.ofMillis(options.getMaxRetryDelay()),
                        Duration.ZERO),
                Duration.ofMillis(options.getWebhookCheckInterval()));
    }

    /** Ends; waits a few seconds for Chatwoot when it is to forget the address. */
    void stop() {
        WebhookRegistrar gone = registrar;
        registrar = null;
        if (gone == null) {
            return;
        }
        try {
            Void unused =
                    gone.stop(options.isWebhookUnregister()).get(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Chatwoot has not said within {} ms that it forgets {}, so it may still post there",
                    LONGEST_GOODBYE.toMillis(),
                    wish);
        } catch (ExecutionException e) {
            LOG.warn("Whether Chatwoot still posts to {} is not known", wish, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> current() {
        WebhookRegistrar now = registrar;
        return (now == null ? configured : now).current();
    }

    @Override
    public CompletableFuture<Boolean> refresh() {
        WebhookRegistrar now = registrar;
        return (now == null ? configured : now).refresh();
    }

    /** How it is, in one word; empty: nothing is registered. */
    String standing() {
        WebhookRegistrar now = registrar;
        return now == null ? "" : now.state().standing().toString();
    }

    /** Says how it is, where there is something to say. */
    void tell(HealthCheckResultBuilder builder) {
        WebhookRegistrar now = registrar;
        if (now == null) {
            return;
        }
        RegistrationState state = now.state();
        builder.detail("webhook.registration", state.standing().toString());
        if (state.standing() == Standing.STARTING) {
            builder.message(state.reason()).unknown();
        } else if (!state.isGood()) {
            builder.message(state.reason()).down();
        }
    }
}
