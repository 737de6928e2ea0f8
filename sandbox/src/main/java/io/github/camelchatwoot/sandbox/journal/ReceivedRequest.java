// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;

/** A request that was answered. Its body must not be changed by whoever reads it. */
public final class ReceivedRequest implements Entry {
    private final long number;
    private final Instant at;
    private final String method;
    private final String path;
    private final MultiMap headers;
    private final Caller caller;
    private final ObjectNode body;
    private final int status;

    ReceivedRequest(
            long number,
            Instant at,
            String method,
            String path,
            MultiMap headers,
            Caller caller,
            ObjectNode body,
            int status) {
        this.number = number;
        this.at = at;
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.caller = caller;
        this.body = body;
        this.status = status;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Instant at() {
        return at;
    }

    public String method() {
        return method;
    }

    /** The path without the query, as it was sent. */
    public String path() {
        return path;
    }

    /** A header; the case of its name does not matter. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Caller caller() {
        return caller;
    }

    /** The parameters of the query and of the body, whether that was JSON or a form. */
    public ObjectNode body() {
        return body;
    }

    /** The status of the answer; 0 when a fault closed the connection instead. */
    public int status() {
        return status;
    }

    @Override
    public String describe() {
        String parameters = body.isEmpty() ? "" : ' ' + Discreet.json(body);
        return method + ' ' + Discreet.path(path) + parameters + " by " + caller
                + (status == 0 ? ", not answered" : ", answered " + status);
    }

    @Override
    public String toString() {
        return describe();
    }
}
