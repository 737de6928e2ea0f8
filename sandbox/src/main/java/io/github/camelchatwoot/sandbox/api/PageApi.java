// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.User;
import io.vertx.core.buffer.Buffer;

/** The page on which a person reads and answers as the agent. The double's own; the real server has nothing like it. */
final class PageApi {
    private static final String FOLDER = "/io/github/camelchatwoot/sandbox/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private final User agent;

    PageApi(User agent) {
        this.agent = agent;
    }

    void addTo(Router router) {
        router.add("GET", "/", request -> file("index.html"));
        router.add("GET", "/page/session.json", request -> session());
        router.add("GET", "/page/{file}", request -> file(request.text("file")));
    }

    private Answer session() {
        return Answer.json(Json.object().put("accountId", agent.accountId).put("token", agent.accessToken));
    }

    private static Answer file(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("/") || name.contains("\\")) {
            throw Refusal.notFoundPage();
        }
        try (InputStream content = PageApi.class.getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw Refusal.notFoundPage();
            }
            return Answer.file(type, Buffer.buffer(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
