// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one address that an API inbox or an agent bot has: what stood there before is replaced. */
record CallbackPlace(Questions questions, WebhookUrl url, Owner owner) implements Place {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackPlace.class);
    private static final Version SIGNED = new Version("4.13.0");
    private static final String API_CHANNEL = "Channel::Api";

    /** Who has the address. */
    enum Owner {
        /** The server takes the address only within the channel; elsewhere it says 200 and does nothing. */
        INBOX(Operation.GET_INBOX, Operation.UPDATE_INBOX, Param.INBOX_ID, "inbox", "webhook_url"),
        BOT(Operation.GET_AGENT_BOT, Operation.UPDATE_AGENT_BOT, Param.AGENT_BOT_ID, "agent bot", "outgoing_url");

        private final Operation reading;
        private final Operation writing;
        private final Param id;
        private final String word;
        private final String field;

        Owner(Operation reading, Operation writing, Param id, String word, String field) {
            this.reading = reading;
            this.writing = writing;
            this.id = id;
            this.word = word;
            this.field = field;
        }

        private Map<Param, Object> values(String url) {
            return this == INBOX ? Map.of(Param.CHANNEL, Map.of(field, url)) : Map.of();
        }

        private Map<String, Object> fields(String url) {
            return this == BOT ? Map.of(field, url) : Map.of();
        }

        private Sight sight(Map<String, Object> row) {
            return Sight.of(row, field);
        }
    }

    private String name() {
        return owner.word + " " + questions.ids().get(owner.id);
    }

    @Override
    public CompletableFuture<Sight> look(@Nullable Sight before) {
        return questions
                .one(owner.reading, Map.of(), Map.of())
                .thenApply(this::sight)
                .exceptionallyCompose(error -> before != null && NotRegisteredException.isGone(error)
                        ? CompletableFuture.completedFuture(Sight.NOTHING)
                        : CompletableFuture.failedFuture(error));
    }

    private Sight sight(Map<String, Object> row) {
        Object channel = row.get("channel_type");
        if (owner == Owner.INBOX && !API_CHANNEL.equals(channel)) {
            throw new NotRegisteredException(name() + " is a " + channel + ", which has no callback URL: set the option"
                    + " inboxId to the id of an API inbox, or webhookRegister=account");
        }
        return owner.sight(row);
    }

    @Override
    public CompletableFuture<Sight> settle() {
        return look(null).thenCompose(there -> {
            if (isOurs(there)) {
                return CompletableFuture.completedFuture(there);
            }
            if (there.url() != null) {
                LOG.warn("The address of {} was {}; now it is {}", name(), WebhookUrl.shown(there.url()), url);
            }
            return write(url.text()).thenApply(this::checked);
        });
    }

    private CompletableFuture<Sight> write(String text) {
        return questions
                .one(owner.writing, owner.values(text), owner.fields(text))
                .thenApply(this::sight);
    }

    private Sight checked(Sight written) {
        if (!isOurs(written)) {
            throw new NotRegisteredException("Chatwoot took the change of " + name() + ", and yet its address is "
                    + WebhookUrl.shown(written.url()) + " instead of " + url
                    + ": set it in Chatwoot, with the option webhookRegister=none");
        }
        return written;
    }

    @Override
    public CompletableFuture<Boolean> clear() {
        return look(Sight.NOTHING)
                .thenCompose(there ->
                        isOurs(there) ? write("").thenApply(this::emptied) : CompletableFuture.completedFuture(false));
    }

    private boolean emptied(Sight written) {
        if (written.url() != null) {
            throw new NotRegisteredException("Chatwoot took the change of " + name() + ", and yet its address is "
                    + WebhookUrl.shown(written.url()));
        }
        return true;
    }

    @Override
    public boolean isOurs(Sight sight) {
        return url.text().equals(sight.url());
    }

    @Override
    public Optional<String> complaint(Sight sight) {
        if (isOurs(sight)) {
            return Optional.empty();
        }
        return Optional.of(
                sight.id() == null
                        ? name() + " is gone"
                        : "the address of " + name() + " is " + WebhookUrl.shown(sight.url()) + " instead of " + url);
    }

    @Override
    public Version signedSince() {
        return SIGNED;
    }
}
