// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message could not be downloaded. The message says which and why, without its address: whoever knows that
 * gets the file.
 */
public class ChatwootAttachmentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Long attachmentId;

    public ChatwootAttachmentException(@Nullable Long attachmentId, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.attachmentId = attachmentId;
    }

    /** Chatwoot's id of the attachment; null: it is not a single one, or has none. */
    public @Nullable Long getAttachmentId() {
        return attachmentId;
    }
}
