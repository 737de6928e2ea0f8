// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Finds the Chatwoot to talk to: the one of the environment, or the embedded sandbox. */
public final class Desks {

    private static final String BASE_URL = "CHATWOOT_BASE_URL";

    private Desks() {}

    /**
     * Opens it.
     *
     * @param inbox the name of the API inbox that the sandbox gets
     * @param callback where Chatwoot tells what happens in the inbox; empty: nowhere
     * @throws IllegalArgumentException when the environment names a Chatwoot, but not everything that is needed for it
     */
    public static Desk open(Setting setting, String inbox, String callback) {
        Map<String, String> environment = setting.environment();
        return environment.containsKey(BASE_URL)
                ? own(environment, callback)
                : of(new ChatwootSandbox().start(), inbox, callback);
    }

    /** The same for an example that needs no callback URL: that of an inbox of one's own stays as it is. */
    public static Desk open(Setting setting, String inbox) {
        Map<String, String> environment = setting.environment();
        return environment.containsKey(BASE_URL)
                ? own(environment, null)
                : of(new ChatwootSandbox().start(), inbox, "");
    }

    /** That of a sandbox that runs, with a new API inbox; closing it closes the sandbox. */
    public static Desk of(ChatwootSandbox sandbox, String name, String callback) {
        ApiInbox inbox = sandbox.createApiInbox(name, callback);
        return new Desk(
                "Chatwoot sandbox",
                sandbox.baseUrl() + "/",
                sandbox.baseUrl(),
                sandbox.accountId(),
                inbox.id(),
                inbox.identifier(),
                sandbox.adminToken(),
                sandbox.agentToken(),
                inbox.secret(),
                sandbox::close);
    }

    /**
     * Takes an API inbox of a running Chatwoot and points its callback URL here until the end.
     *
     * @param callback null: it stays as it is
     */
    private static Desk own(Map<String, String> environment, @Nullable String callback) {
        String baseUrl = needed(environment, BASE_URL);
        String account = needed(environment, "CHATWOOT_ACCOUNT_ID");
        String token = needed(environment, "CHATWOOT_ACCESS_TOKEN");
        String inboxId = needed(environment, "CHATWOOT_INBOX_ID");
        Setup setup = new Setup(baseUrl, account, token, inboxId);
        Map<?, ?> inbox = setup.callback(null);
        Object secret = inbox.get("secret");
        if (!"Channel::Api".equals(inbox.get("channel_type")) || secret == null) {
            throw new IllegalArgumentException(
                    "Inbox " + inboxId + " is not an API inbox, or CHATWOOT_ACCESS_TOKEN is not"
                            + " of an administrator (who alone sees the inbox's secret), or this Chatwoot is older than 4.13");
        }
        String before = Objects.toString(inbox.get("webhook_url"), "");
        if (callback != null) {
            setup.callback(callback);
        }
        return new Desk(
                "Chatwoot",
                baseUrl + "/app/accounts/" + account + "/inbox/" + inboxId,
                baseUrl,
                Long.parseLong(account),
                Long.parseLong(inboxId),
                Objects.toString(inbox.get("inbox_identifier"), ""),
                token,
                token,
                secret.toString(),
                () -> {
                    if (callback != null) {
                        setup.callback(before);
                    }
                });
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set. " + BASE_URL
                    + " needs CHATWOOT_ACCOUNT_ID, CHATWOOT_ACCESS_TOKEN and CHATWOOT_INBOX_ID beside it");
        }
        return value;
    }

    /** Reads the inbox, and changes its callback URL. */
    private record Setup(String baseUrl, String account, String token, String inboxId) {

        /** @param url null: only read */
        Map<?, ?> callback(@Nullable String url) {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                String options = "?baseUrl=RAW(" + baseUrl + ")&accountId=" + account + "&inboxId=" + inboxId
                        + "&accessToken=RAW(" + token + ")";
                ProducerTemplate template = context.createProducerTemplate();
                return url == null
                        ? template.requestBody("chatwoot:getInbox" + options, null, Map.class)
                        : template.requestBody(
                                "chatwoot:updateInbox" + options,
                                Map.of("channel", Map.of("webhook_url", url)),
                                Map.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
