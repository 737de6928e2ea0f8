// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of the account. One that has our address in another spelling is adopted: for the server, a slash at the end
 * makes it another address, and it would post to both.
 *
 * @param subscriptions the names of the events that are wanted
 */
record AccountPlace(Questions questions, WebhookUrl url, Set<String> subscriptions) implements Place {

    private static final Version SIGNED = new Version("4.11.2");

    AccountPlace {
        subscriptions = Set.copyOf(subscriptions);
    }

    @Override
    public CompletableFuture<Sight> look(@Nullable Sight before) {
        Long id = before == null ? null : before.id();
        return questions.list(Operation.LIST_WEBHOOKS).thenApply(rows -> {
            List<Sight> sights = rows.stream().map(AccountPlace::sight).toList();
            return first(sights, sight -> url.text().equals(sight.url()))
                    .or(() -> first(sights, sight -> url.isSamePlaceAs(sight.url())))
                    .or(() -> first(sights, sight -> id != null && id.equals(sight.id())))
                    .orElse(Sight.NOTHING);
        });
    }

    private static Sight sight(Map<String, Object> row) {
        return Sight.of(row, Param.URL.field());
    }

    private static Optional<Sight> first(List<Sight> sights, Predicate<Sight> wanted) {
        return sights.stream().filter(wanted).findFirst();
    }

    @Override
    public CompletableFuture<Sight> settle() {
        return look(null).thenCompose(there -> settle(there, true));
    }

    /** Others may do the same in the same moment: then what they have made is adopted. */
    private CompletableFuture<Sight> settle(Sight there, boolean first) {
        if (isOurs(there) && there.subscriptions().equals(subscriptions)) {
            return CompletableFuture.completedFuture(there);
        }
        return write(there.id()).exceptionallyCompose(error -> {
            if (!first || !NotRegisteredException.mayBeTaken(error)) {
                return CompletableFuture.failedFuture(error);
            }
            return look(null)
                    .thenCompose(now -> now.id() == null ? CompletableFuture.failedFuture(error) : settle(now, false));
        });
    }

    private CompletableFuture<Sight> write(@Nullable Long id) {
        Map<Param, Object> values = new EnumMap<>(Param.class);
        values.put(Param.URL, url.text());
        values.put(Param.SUBSCRIPTIONS, List.copyOf(new TreeSet<>(subscriptions)));
        if (id != null) {
            values.put(Param.WEBHOOK_ID, id);
        }
        Operation operation = id == null ? Operation.CREATE_WEBHOOK : Operation.UPDATE_WEBHOOK;
        return questions.one(operation, values, Map.of()).thenApply(answer -> {
            Sight written = sight(answer);
            complaint(written).ifPresent(complaint -> {
                throw new NotRegisteredException("Chatwoot took the webhook, and yet " + complaint);
            });
            return written;
        });
    }

    @Override
    public CompletableFuture<Boolean> clear() {
        return look(null).thenCompose(there -> {
            Long id = there.id();
            return id == null || !isOurs(there)
                    ? CompletableFuture.completedFuture(false)
                    : questions.done(Operation.DELETE_WEBHOOK, Map.of(Param.WEBHOOK_ID, id));
        });
    }

    @Override
    public boolean isOurs(Sight sight) {
        return url.text().equals(sight.url());
    }

    @Override
    public Optional<String> complaint(Sight sight) {
        if (sight.id() == null) {
            return Optional.of("there is no webhook for " + url + " in the account");
        }
        if (!isOurs(sight)) {
            return Optional.of(
                    "webhook " + sight.id() + " posts to " + WebhookUrl.shown(sight.url()) + " instead of " + url);
        }
        Set<String> missing = new TreeSet<>(subscriptions);
        missing.removeAll(sight.subscriptions());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("webhook " + sight.id() + " does not subscribe to " + String.join(", ", missing));
    }

    @Override
    public Version signedSince() {
        return SIGNED;
    }
}
