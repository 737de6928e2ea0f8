// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way to Chatwoot.
 *
 * @param fileName the name that people see in the conversation
 * @param contentType the media type, such as {@code image/png}
 * @param repeatable whether the content can be opened more than once
 * @param content opens the content; called once a call
 */
public record Upload(String fileName, String contentType, boolean repeatable, Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        /** Opens the content; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** Names the type only: file names are personal data. */
    @Override
    public String toString() {
        return "Upload[" + contentType + "]";
    }
}
