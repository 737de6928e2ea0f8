// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.github.camelchatwoot.examples.desk.Setting;
import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class QuickstartTest {

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void showsBothDirectionsAndTheDeliveryStates(String dsl) throws Exception {
        String printed = run(Map.of(), dsl);

        assertThat(line(printed, Story.QUESTION)).contains("customer");
        assertThat(line(printed, Story.ANSWER)).contains("agent").endsWith("delivered");
        assertThat(line(printed, Story.NOTE)).contains("note");
        assertThat(line(printed, "You can also follow"))
                .contains("agent")
                .contains("failed: ")
                .contains("422");
        assertThat(line(printed, Story.THANKS)).contains("customer");
    }

    @Test
    void sendsTheCustomerOnlyWhatIsMeantForTheCustomer() throws Exception {
        String printed = run(Map.of(), "yaml");

        String phone = printed.substring(printed.indexOf("phone has received"));
        assertThat(phone)
                .contains(Story.CUSTOMER + "  " + Story.ANSWER)
                .doesNotContain(Story.NOTE, "follow the driver");
    }

    @Test
    void runsOnAChatwootOfTheEnvironmentAndPutsItsCallbackUrlBack() throws Exception {
        try (ChatwootSandbox chatwoot = new ChatwootSandbox().start()) {
            String before = "http://127.0.0.1:9/before";
            ApiInbox inbox = chatwoot.createApiInbox("Mine", before);

            String printed = run(environment(chatwoot, inbox), "yaml");

            assertThat(line(printed, Story.ANSWER)).endsWith("delivered");
            assertThat(printed).doesNotContain(chatwoot.adminToken(), inbox.secret());
            assertThat(inbox(chatwoot, inbox)).contains("\"webhook_url\":\"" + before + "\"");
        }
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThatThrownBy(() -> run(Map.of("CHATWOOT_BASE_URL", "http://127.0.0.1:1"), "yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHATWOOT_ACCOUNT_ID");
    }

    private static Map<String, String> environment(ChatwootSandbox chatwoot, ApiInbox inbox) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CHATWOOT_BASE_URL", chatwoot.baseUrl());
        environment.put("CHATWOOT_ACCOUNT_ID", String.valueOf(chatwoot.accountId()));
        environment.put("CHATWOOT_ACCESS_TOKEN", chatwoot.adminToken());
        environment.put("CHATWOOT_INBOX_ID", String.valueOf(inbox.id()));
        return environment;
    }

    private static String run(Map<String, String> environment, String dsl) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Quickstart.run(new Setting(out, environment, dsl, false));
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String line(String printed, String part) {
        return printed.lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not printed: " + part + "\n" + printed));
    }

    private static String inbox(ChatwootSandbox chatwoot, ApiInbox inbox) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        chatwoot.baseUrl() + "/api/v1/accounts/" + chatwoot.accountId() + "/inboxes/" + inbox.id()))
                .header("api-access-token", chatwoot.adminToken())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
