// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.webchat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.examples.desk.Application;
import io.github.camelchatwoot.examples.desk.Calls;
import io.github.camelchatwoot.examples.desk.Desk;

/**
 * Where the chat runs.
 *
 * @param pageUrl the page
 * @param socketUrl the WebSocket that pages open
 */
record Chat(String pageUrl, String socketUrl, Map<String, String> properties) {

    /**
     * A chat for an inbox.
     *
     * @param pageUrl how browsers reach the port
     * @param folder keeps how far it has got
     */
    static Chat of(Calls calls, String pageUrl, int port, int socketPort, Path folder) {
        Map<?, ?> inbox = calls.one("getInbox", Map.of(), null);
        String socketUrl = "ws://127.0.0.1:" + socketPort + "/chat";
        Map<String, String> properties = new HashMap<>();
        properties.put("camel.component.chatwoot.inbox-identifier", text(inbox, "inbox_identifier"));
        properties.put("camel.component.chatwoot.client-secret", text(inbox, "hmac_token"));
        properties.put("camel.server.port", String.valueOf(port));
        properties.put("chat.socket-port", String.valueOf(socketPort));
        properties.put("chat.socket-url", socketUrl);
        properties.put("chat.origins", pageUrl);
        properties.put("chat.secret", text(inbox, "hmac_token") + "-tickets");
        properties.put("chat.cursor", folder.resolve("cursor.json").toString());
        return new Chat(pageUrl, socketUrl, Map.copyOf(properties));
    }

    private static String text(Map<?, ?> inbox, String field) {
        return Objects.toString(inbox.get(field));
    }

    Application start(Desk desk) throws Exception {
        return Application.start(desk, properties);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Chat at " + pageUrl;
    }
}
