// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests and outcomes for tests of single steps. */
final class Calls {
    private Calls() {}

    static Request get(String path) {
        return request(Verb.GET, path, true);
    }

    static Request post(String path) {
        return request(Verb.POST, path, false);
    }

    private static Request request(Verb verb, String path, boolean repeatable) {
        Asked asked = new Asked("doSomething", verb, path);
        return new Request(asked, path, List.of(), Map.of(), new Payload.None(), Access.TOKEN, Media.JSON, repeatable);
    }

    static Answer answer(int status, String text, Map<String, String> headers) {
        return new Answer(status, headers, text.getBytes(UTF_8));
    }

    static Outcome ok() {
        return answer(200, "{}", Map.of("content-type", "application/json"));
    }

    static Outcome refused(Request request) {
        Answer answer = answer(429, "Retry later\n", Map.of("content-type", "text/plain"));
        return Failures.rateLimited(request.asked(), answer);
    }
}
