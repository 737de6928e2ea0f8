// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;

import io.github.camelchatwoot.benchmarks.measure.OwnServer;
import io.github.camelchatwoot.benchmarks.measure.Resource;
import io.vertx.core.buffer.Buffer;

/** A server that answers every call with the same message. */
final class MessageServer {

    private MessageServer() {}

    static OwnServer start() throws IOException {
        return OwnServer.start(MessageServer.class);
    }

    /** The server itself. */
    public static void main(String[] args) throws IOException {
        Buffer message = Buffer.buffer(Resource.bytes("message.json"));
        OwnServer.serve(0, (request, body) -> message);
    }
}
