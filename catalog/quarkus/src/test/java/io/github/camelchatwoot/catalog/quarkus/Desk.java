// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.catalog.quarkus;

import java.util.Map;

import io.github.camelchatwoot.sandbox.ApiInbox;
import io.github.camelchatwoot.sandbox.ChatwootSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A Chatwoot that runs before the application starts, and gives it its properties. */
public class Desk implements QuarkusTestResourceLifecycleManager {

    private final ChatwootSandbox chatwoot = new ChatwootSandbox();

    @Override
    public Map<String, String> start() {
        chatwoot.start();
        ApiInbox inbox = chatwoot.createApiInbox("SMS", "");
        return Map.of(
                "camel.component.chatwoot.base-url", chatwoot.baseUrl(),
                "camel.component.chatwoot.account-id", String.valueOf(chatwoot.accountId()),
                "camel.component.chatwoot.access-token", chatwoot.adminToken(),
                "camel.component.chatwoot.inbox-id", String.valueOf(inbox.id()),
                "camel.component.chatwoot.secret", inbox.secret());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(chatwoot, new TestInjector.MatchesType(ChatwootSandbox.class));
    }

    @Override
    public void stop() {
        chatwoot.close();
    }
}
