// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.vertx.core.buffer.Buffer;

/** A file that somebody sends. Immutable. */
public final class SandboxFile {
    private final Upload upload;

    public SandboxFile(String name, String contentType, byte[] content) {
        upload = new Upload(name, contentType, Buffer.buffer(content));
    }

    /** The file as a parameter of a request. */
    JsonNode parameter() {
        return JsonNodeFactory.instance.pojoNode(upload);
    }
}
