// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelchatwoot.client.Version;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person should know about a registration that Chatwoot has taken. */
record Advice(Questions questions, WebhookUrl url, WebhookRegister kind) {

    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);
    private static final Version REFUSES_PRIVATE = new Version("4.14.0");

    /**
     * All of it, in sentences.
     *
     * @param version of the server; empty: that is not known
     * @param mine what is registered
     */
    CompletableFuture<List<String>> given(Sight mine, Optional<Version> version) {
        List<String> advice = new ArrayList<>();
        boolean reachable = isPublic();
        boolean refuses = version.map(is -> !is.isOlderThan(REFUSES_PRIVATE)).orElse(true);
        if (!reachable && refuses) {
            advice.add("Chatwoot 4.14 and newer does not post to private addresses such as " + url
                    + " (this server: " + version.map(Version::text).orElse("unknown")
                    + "): use a public address, or set SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true for web and Sidekiq of"
                    + " Chatwoot, which 4.14.1 and newer know");
        }
        if (reachable && url.isPlain()) {
            advice.add("Everybody on the way can read and change what Chatwoot posts to " + url + ": use https");
        }
        return doubles(mine).thenApply(others -> {
            if (!others.isEmpty()) {
                advice.add("Events come twice, with different delivery ids: besides this registration "
                        + String.join(" and ", others) + " post to " + url + ". Remove one of them in Chatwoot");
            }
            return advice;
        });
    }

    /** Why the secret may be missing in what the server shows. */
    static String noSecret(Version since, Optional<Version> version) {
        String what = "Chatwoot does not tell the secret, so no delivery can be verified: ";
        String token = "set the option accessToken to the token of an administrator, or the option secret";
        String old = "Chatwoot signs these deliveries from " + since + " on; for an older one set the option"
                + " verify=false, and tell nobody the address";
        if (version.isEmpty()) {
            return what + token + ". " + old;
        }
        return what + (version.get().isOlderThan(since) ? old + " (this server: " + version.get() + ")" : token);
    }

    /** The server wants at least one public address; a name that is not known here may be known to the server. */
    private boolean isPublic() {
        try {
            return Arrays.stream(InetAddress.getAllByName(url.host())).anyMatch(Advice::isPublic);
        } catch (UnknownHostException e) {
            LOG.debug("The host of {} is not known here", url, e);
            return true;
        }
    }

    /** As Chatwoot's servers see it: what the registries have not given to somebody is private. */
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length > 4) {
            return (first & 0xfe) != 0xfc; // unique local addresses
        }
        boolean carriers = first == 100 && (second & 0xc0) == 64; // shared behind the NAT of a provider
        boolean benchmarks = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !carriers && !benchmarks;
    }

    /** What else posts here. Inboxes among themselves, and bots among themselves, tell of different conversations. */
    private CompletableFuture<List<String>> doubles(Sight mine) {
        CompletableFuture<List<String>> webhooks = here(
                Operation.LIST_WEBHOOKS,
                Param.URL.field(),
                row -> kind == WebhookRegister.ACCOUNT && Objects.equals(mine.id(), Sight.id(row))
                        ? ""
                        : "webhook " + row.get("id") + " of the account");
        CompletableFuture<List<String>> inboxes = here(
                Operation.LIST_INBOXES,
                "webhook_url",
                row -> kind == WebhookRegister.INBOX ? "" : "inbox " + row.get("id") + " with its callback URL");
        CompletableFuture<List<String>> bots = here(
                Operation.LIST_AGENT_BOTS,
                "outgoing_url",
                row -> kind == WebhookRegister.BOT ? "" : "agent bot " + row.get("id"));
        return webhooks.thenCombine(inboxes, Advice::both).thenCombine(bots, Advice::both);
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** @param name of a row; empty: it does not count */
    private CompletableFuture<List<String>> here(
            Operation operation, String field, Function<Map<String, Object>, String> name) {
        return questions
                .list(operation)
                .thenApply(rows -> rows.stream()
                        .filter(row -> url.isSamePlaceAs(Sight.text(row, field)))
                        .map(name)
                        .filter(text -> !text.isEmpty())
                        .toList())
                .exceptionally(error -> {
                    LOG.debug("Whether events come twice is not known: {}", NotRegisteredException.words(error));
                    return List.of();
                });
    }
}
