// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.camelchatwoot.sandbox.junit.ChatwootExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.assertThat;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.conversation;
import static io.github.camelchatwoot.sandbox.assertj.ChatwootAssertions.message;

/** The example of the README; {@link ReadmeTest} compares the two. */
class ReadmeExampleTest {
    @RegisterExtension
    static final ChatwootExtension chatwoot = ChatwootExtension.of(ChatwootSandbox.builder()
            .apiInbox("SMS", "http://127.0.0.1:8080/chatwoot")
            .contact("Dora", dora -> dora.phone("+4915550100001").sourceId("sms:+4915550100001"))
            .incoming("Where is my parcel?"));

    @Test
    void answersTheCustomer(ChatwootSandbox sandbox) throws Exception {
        long id = sandbox.data().conversation("Dora").id();
        String url = sandbox.baseUrl() + "/api/v1/accounts/1/conversations/" + id + "/messages";

        HttpRequest answer = HttpRequest.newBuilder(URI.create(url)) // your code does this
                .header("api_access_token", sandbox.agentToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"content\": \"It comes today.\"}"))
                .build();
        HttpClient.newHttpClient().send(answer, BodyHandlers.discarding());

        assertThat(sandbox)
                .received(message().outgoing().content("It comes today.").by("Gus Agent"))
                .once()
                .has(conversation(id).withContact("Dora").open());
    }
}
