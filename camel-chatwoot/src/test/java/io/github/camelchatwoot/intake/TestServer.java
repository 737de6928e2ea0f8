// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Payload;
import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.json.Json;

/** Takes calls, and answers them as it is told, or else at once with 200. */
final class TestServer implements Call {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<Outcome>> next = new ArrayDeque<>();

    @Override
    public CompletableFuture<Outcome> send(Request request) {
        requests.add(request);
        CompletableFuture<Outcome> answer = next.poll();
        return answer == null ? CompletableFuture.completedFuture(taken()) : answer;
    }

    /** How the next call ends, that no other is meant for. */
    void answers(CompletableFuture<Outcome> answer) {
        next.add(answer);
    }

    static Outcome taken() {
        return new Answer(200, Map.of("content-type", "application/json"), new byte[] {'{', '}'});
    }

    /** As a bot's token is refused. */
    Outcome refused() {
        Answer answer = new Answer(401, Map.of(), new byte[0]);
        return new Failure.Invalid(requests.get(0).asked(), answer, List.of(), "Access to this endpoint is refused");
    }

    int count() {
        return requests.size();
    }

    Request request(int number) {
        return requests.get(number);
    }

    /** The JSON bodies that came. */
    List<String> bodies() {
        return requests.stream().map(TestServer::body).toList();
    }

    private static String body(Request request) {
        Payload.JsonObject json = (Payload.JsonObject) Objects.requireNonNull(request.payload());
        return Json.text(new TreeMap<>(json.fields()));
    }
}
