// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Ends requests whose bodies would not fit into memory. Chatwoot itself has no limit, the web server before it usually
 * has one: this is what nginx answers. Used on the event loop only.
 */
final class BodyLimit {
    /** More than the 40 MB of an attachment that Chatwoot allows for the inboxes where it has a limit. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final String PAGE = """
            <html>\r
            <head><title>413 Request Entity Too Large</title></head>\r
            <body>\r
            <center><h1>413 Request Entity Too Large</h1></center>\r
            </body>\r
            </html>\r
            """;

    private final HttpServerRequest request;
    private long received;
    private boolean refused;

    private BodyLimit(HttpServerRequest request) {
        this.request = request;
    }

    /** Counts what comes in, and answers and closes the connection as soon as it is too much. */
    static BodyLimit guard(HttpServerRequest request) {
        BodyLimit limit = new BodyLimit(request);
        limit.count(0);
        request.handler(chunk -> limit.count(chunk.length()));
        return limit;
    }

    /** Whether the request was answered because of that, and is none any more. */
    boolean isExceeded() {
        return refused;
    }

    private void count(int bytes) {
        received += bytes;
        if (!refused && Math.max(received, announced()) > MAX_BYTES) {
            refused = true;
            refuse();
        }
    }

    private long announced() {
        String length = request.getHeader("content-length");
        try {
            return received > 0 || length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse() {
        HttpServerResponse response = request.response();
        response.setStatusCode(413)
                .putHeader("content-type", "text/html")
                .putHeader("connection", "close")
                .end(PAGE)
                .onComplete(done -> request.connection().close());
    }
}
