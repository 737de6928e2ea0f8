// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;

/**
 * A stored file.
 *
 * @param signedId the unguessable name under which it can be fetched or attached
 * @param storage where the server's storage begins
 */
public record Blob(long id, String signedId, String filename, String contentType, Buffer content, String storage) {

    public String extension() {
        int dot = filename.lastIndexOf('.');
        return dot < 0 ? "" : filename.substring(dot + 1);
    }

    /** Redirects to the file. */
    public String url() {
        return storage + "/blobs/redirect/" + signedId + '/' + name();
    }

    /** Redirects to a smaller picture; here to the same one. */
    public String thumbUrl() {
        return storage + "/representations/redirect/" + signedId + "/thumb/" + name();
    }

    /** Where both redirect to. */
    public String fileUrl() {
        return storage + "/disk/" + signedId + '/' + name();
    }

    private String name() {
        return URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
