// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

/**
 * Calls the handlers without a network, so that whoever does something from inside the double keeps to the same rules.
 * Used on the event loop only.
 */
public final class Inside {
    private final Router router;

    public Inside(Router router) {
        this.router = router;
    }

    /**
     * Makes a request.
     *
     * @return the body of the answer
     * @throws IllegalArgumentException when it is refused, in the words of the answer
     */
    public JsonNode call(String method, String path, String token, ObjectNode parameters) {
        Router.Match match = router.find(method, path)
                .orElseThrow(() -> new IllegalStateException("There is no route for " + method + ' ' + path));
        Request request = new Request(method, path, match.path(), new Params(parameters, true), token, false);
        Answer answer = answer(match, request);
        if (answer.status() >= 400) {
            throw new IllegalArgumentException(words(answer));
        }
        return json(answer).orElseGet(Json::nothing);
    }

    private static Answer answer(Router.Match match, Request request) {
        try {
            return match.handler().apply(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static String words(Answer answer) {
        JsonNode body = json(answer).orElseGet(Json::nothing);
        for (String key : new String[] {"message", "error"}) {
            if (body.path(key).isTextual()) {
                return body.path(key).asText() + " (" + answer.status() + ')';
            }
        }
        return "Refused with status " + answer.status();
    }

    private static Optional<JsonNode> json(Answer answer) {
        boolean json = answer.contentType() != null && answer.contentType().startsWith("application/json");
        if (!json || answer.body().length() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(answer.body().getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
