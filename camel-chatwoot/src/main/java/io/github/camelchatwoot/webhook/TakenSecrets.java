// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.client.Time;

/**
 * The configured secrets and the one that the server told last. The ones before stay valid for a while: deliveries that
 * waited when the secret changed are signed with the old one. Safe for any thread.
 */
final class TakenSecrets {

    /** Longer than deliveries wait on a server that is well. */
    private static final Duration AFTERLIFE = Duration.ofMinutes(5);
    /** A server that tells another one each time must not fill the memory. */
    private static final int OLD_ONES = 4;

    private final List<String> configured;
    private final Time time;
    private final List<Old> old = new ArrayList<>();
    private volatile List<String> current;
    private volatile boolean someAreOld;
    private String newest = "";

    /** @param nanos when it was replaced */
    private record Old(String secret, long nanos) {}

    TakenSecrets(List<String> configured, Time time) {
        this.configured = List.copyOf(configured);
        this.time = time;
        this.current = this.configured;
    }

    /** All that may have signed a delivery. */
    List<String> current() {
        return someAreOld ? withoutDead() : current;
    }

    private synchronized List<String> withoutDead() {
        long now = time.nanos();
        if (old.removeIf(each -> now - each.nanos() >= AFTERLIFE.toNanos())) {
            someAreOld = !old.isEmpty();
            current = all();
        }
        return current;
    }

    /**
     * The server has told a secret.
     *
     * @return whether it is another one than before
     */
    synchronized boolean take(String secret) {
        if (secret.equals(newest)) {
            return false;
        }
        old.removeIf(each -> each.secret().equals(secret));
        if (!newest.isEmpty()) {
            old.add(0, new Old(newest, time.nanos()));
        }
        if (old.size() > OLD_ONES) {
            old.remove(OLD_ONES);
        }
        newest = secret;
        someAreOld = !old.isEmpty();
        current = all();
        return true;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        if (!newest.isEmpty()) {
            all.add(newest);
        }
        all.addAll(configured);
        old.forEach(each -> all.add(each.secret()));
        return all.stream().distinct().toList();
    }
}
