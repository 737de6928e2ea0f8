// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.jspecify.annotations.Nullable;

/** Asks the sandbox for what people subscribe with. */
final class SandboxPeople {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SandboxPeople() {}

    /** Of the administrator, asked anew each time. */
    static CompletableFuture<CableIdentifier> administrator(ChatwootSandbox sandbox) {
        HttpRequest profile = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/api/v1/profile"))
                .header("api_access_token", sandbox.adminToken())
                .build();
        return HTTP.sendAsync(profile, BodyHandlers.ofByteArray())
                .thenApply(answer -> read(answer.body()))
                .thenApply(user -> CableIdentifier.ofUser(
                        text(user, "/pubsub_token"), sandbox.accountId(), Long.parseLong(text(user, "/id"))));
    }

    static CableIdentifier contact(ChatwootSandbox sandbox, ApiInbox inbox, String sourceId) {
        HttpRequest session = HttpRequest.newBuilder(URI.create(
                        sandbox.baseUrl() + "/public/api/v1/inboxes/" + inbox.identifier() + "/contacts/" + sourceId))
                .build();
        return HTTP.sendAsync(session, BodyHandlers.ofByteArray())
                .thenApply(answer -> CableIdentifier.ofContact(text(read(answer.body()), "/pubsub_token")))
                .join();
    }

    private static @Nullable Object read(byte[] json) {
        try {
            return Json.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object json, String pointer) {
        return String.valueOf(Json.at(json, pointer));
    }
}
