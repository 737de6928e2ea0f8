// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

/** Ends the handling of a request with an error answer. Thrown before anything was changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private Refusal(Answer answer) {
        super("HTTP " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    public static Refusal with(Answer answer) {
        return new Refusal(answer);
    }

    /** The usual error body: one text. */
    public static Refusal error(int status, String text) {
        return new Refusal(Answer.json(status, Json.object().put("error", text)));
    }

    public static Refusal unauthorized(String text) {
        return error(401, text);
    }

    /** The caller's role does not suffice. */
    public static Refusal forbidden() {
        return unauthorized("You are not authorized to do this action");
    }

    /** No credentials at all: the only body with a list of errors. */
    public static Refusal anonymous() {
        ObjectNode body = Json.object();
        body.putArray("errors").add("You need to sign in or sign up before continuing.");
        return new Refusal(Answer.json(401, body));
    }

    public static Refusal notFound() {
        return error(404, "Resource could not be found");
    }

    public static Refusal head(int status) {
        return new Refusal(Answer.head(status));
    }

    public static Refusal missing(String parameter) {
        return error(422, "param is missing or the value is empty: " + parameter);
    }

    /** A record that failed its validation. */
    public static Refusal invalid(String message, List<String> attributes) {
        ObjectNode body = Json.object().put("message", message);
        body.set("attributes", Json.texts(attributes));
        return new Refusal(Answer.json(422, body));
    }

    /** An exception that the server does not handle. */
    public static Refusal crash() {
        return new Refusal(Answer.page(500, "Internal Server Error"));
    }

    /** Not found where the server does not handle it: the Client API. */
    public static Refusal notFoundPage() {
        return new Refusal(Answer.page(404, "Not Found"));
    }
}
