// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Why a file could not be downloaded. The message is written for a person and names the server only: whoever knows the
 * whole address gets the file.
 */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private DownloadException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** One that stays, however often it is tried. */
    static DownloadException lasting(String message) {
        return new DownloadException(message, false, null);
    }

    /** One that stays, with its reason. */
    static DownloadException lasting(String message, Throwable cause) {
        return new DownloadException(message, false, cause);
    }

    /** One that may be gone in a moment. */
    static DownloadException passing(String message) {
        return new DownloadException(message, true, null);
    }

    /** One that may be gone in a moment, with its reason. */
    static DownloadException passing(String message, Throwable cause) {
        return new DownloadException(message, true, cause);
    }

    static DownloadException tooLarge(long limit) {
        return lasting("the file is larger than " + limit + " bytes, see the option maxAttachmentSize");
    }

    /** Whether it may be gone in a moment. */
    boolean isPassing() {
        return passing;
    }
}
