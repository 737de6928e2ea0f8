// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import org.jspecify.annotations.Nullable;

/** A file of a message. A row, written on the event loop only. */
public final class Attachment {
    /** The size of a picture. */
    public record Size(int width, int height) {}

    public final long id;
    public final long accountId;
    public final Message message;
    public final Blob blob;
    /** Measured by a job after the message was created, so unknown in the answer to its creation. */
    public @Nullable Size size;

    Attachment(long id, long accountId, Message message, Blob blob) {
        this.id = id;
        this.accountId = accountId;
        this.message = message;
        this.blob = blob;
    }

    public String fileType() {
        String family = blob.contentType().replaceFirst("/.*", "");
        return switch (family) {
            case "image", "audio", "video" -> family;
            default -> "file";
        };
    }
}
