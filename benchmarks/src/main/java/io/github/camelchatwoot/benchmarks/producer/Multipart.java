// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.producer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What stands around a file in a body of {@code multipart/form-data}, for the variants without a library for it. */
final class Multipart {

    static final String CONTENT_TYPE = "multipart/form-data; boundary=benchmark";

    private Multipart() {}

    /** The text of the message, and what stands before the bytes of the file. */
    static byte[] head(Path file) {
        return ("--benchmark\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n" + Payload.SMALL.text()
                        + "\r\n--benchmark\r\nContent-Disposition: form-data; name=\"attachments[]\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] tail() {
        return "\r\n--benchmark--\r\n".getBytes(StandardCharsets.UTF_8);
    }
}
