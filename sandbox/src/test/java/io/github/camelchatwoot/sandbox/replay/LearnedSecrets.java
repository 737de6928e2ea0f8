// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.sandbox.replay.Arrival.Proof;
import io.github.camelchatwoot.sandbox.webhook.Signature;

/** The secrets that answers have told so far, by receiver. Safe for any thread. */
final class LearnedSecrets {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Map<String, String> byReceiver = new ConcurrentHashMap<>();
    private final Supplier<Instant> now;

    /** @param now the time of the server that signs */
    LearnedSecrets(Supplier<Instant> now) {
        this.now = now;
    }

    /** An answer that shows a secret beside the URL of a receiver tells the secret of that receiver. */
    void learn(JsonNode answer) {
        JsonNode secret = answer.path("secret");
        Stream.of("webhook_url", "outgoing_url", "url")
                .map(answer::path)
                .filter(url -> url.isTextual() && secret.isTextual())
                .forEach(url -> receiver(url.asText()).ifPresent(to -> byReceiver.put(to, secret.asText())));
        answer.forEach(this::learn);
    }

    /** A redirected delivery is signed with the secret of whom it was sent to first. */
    void learnRedirects(Step step) {
        for (Hook hook : step.hooks()) {
            step.hooks().stream()
                    .filter(other -> other.isRedirectOf(hook))
                    .forEach(other -> byReceiver.computeIfAbsent(other.to(), to -> byReceiver.get(hook.to())));
        }
    }

    Proof check(Hook hook) {
        String signature = hook.headers().get("x-chatwoot-signature");
        if (signature == null) {
            return Proof.NONE;
        }
        String secret = byReceiver.get(hook.to());
        if (secret == null) {
            return Proof.UNKNOWN;
        }
        boolean same = signature.equals(Signature.of(secret, hook.timestamp(), hook.bytes()));
        Instant signed = Instant.ofEpochSecond(Long.parseLong(hook.timestamp()));
        boolean fresh = Duration.between(signed, now.get()).abs().compareTo(TOLERANCE) < 0;
        return same && fresh ? Proof.VALID : Proof.INVALID;
    }

    private static Optional<String> receiver(String url) {
        return url.startsWith("http")
                ? Optional.of(Receivers.name(URI.create(url).getPath()))
                : Optional.empty();
    }
}
