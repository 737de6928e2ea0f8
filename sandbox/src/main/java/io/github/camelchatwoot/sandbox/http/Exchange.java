// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.util.Optional;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** A request that was received completely, with the ways to end it. Used on the event loop only. */
public final class Exchange {
    private final HttpServerRequest received;
    private final Request request;
    private final Router.@Nullable Match match;
    private final Front front;
    private final long begun;

    Exchange(HttpServerRequest received, Request request, Router.@Nullable Match match, Front front, long begun) {
        this.received = received;
        this.request = request;
        this.match = match;
        this.front = front;
        this.begun = begun;
    }

    public Request request() {
        return request;
    }

    /** The verb by which the route was found. */
    public String method() {
        return Front.verb(received);
    }

    /** The path as it was asked for, without the query. */
    public String path() {
        String path = received.path();
        return path == null ? "" : path;
    }

    /** The template of the route; nothing when there is no such route. */
    public Optional<String> template() {
        return Optional.ofNullable(match).map(Router.Match::template);
    }

    public @Nullable String header(String name) {
        return received.getHeader(name);
    }

    /** Handles the request and answers it: what usually becomes of a request. */
    public void proceed() {
        answer(handle());
    }

    /** Lets the handler do its work. What it did is told to others after the answer. */
    public Answer handle() {
        return front.handled(received, match, request);
    }

    /** Writes the answer, and tells others. A caller who has gone meanwhile does not get it. */
    public void answer(Answer answer) {
        answer(answer, front::settle);
    }

    /** Writes the answer, and does something else than telling others what happened. */
    public void answer(Answer answer, Runnable afterwards) {
        front.witnessed(received, request, answer.status());
        if (!received.response().closed()) {
            Front.write(received, answer, begun);
        }
        afterwards.run();
    }

    /** Writes the answer of somebody before the server, without the headers that the server adds. */
    public void answerAsProxy(Answer answer) {
        front.witnessed(received, request, answer.status());
        HttpServerResponse response = received.response();
        if (!response.closed()) {
            response.setStatusCode(answer.status());
            if (answer.contentType() != null) {
                response.putHeader("content-type", answer.contentType());
            }
            answer.headers().forEach(response::putHeader);
            response.end(answer.body());
        }
        front.settle();
    }

    /** Writes the first half of the answer's body, closes the connection, and tells others. */
    public void answerHalf(Answer answer) {
        HttpServerResponse response = received.response();
        Buffer body = answer.body();
        if (body.length() == 0 || answer.status() == 204 || response.closed()) {
            cut();
            return;
        }
        front.witnessed(received, request, answer.status());
        Front.head(received, answer, begun);
        response.putHeader("content-length", String.valueOf(body.length()))
                .write(body.slice(0, body.length() / 2))
                .onComplete(written -> received.connection().close());
        front.settle();
    }

    /** Closes the connection without a further word, and tells others what happened, if anything did. */
    public void cut() {
        front.witnessed(received, request, 0);
        received.connection().close();
        front.settle();
    }
}
