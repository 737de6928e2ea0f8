// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.action;

import java.util.Optional;

import io.github.camelchatwoot.sandbox.state.Attachment;
import io.vertx.core.buffer.Buffer;

/** Reads the size of a picture from its first bytes: PNG and GIF, which is what tests send. */
final class Pictures {
    private static final int PNG_HEADER = 24;
    private static final int GIF_HEADER = 10;

    private Pictures() {}

    static Optional<Attachment.Size> size(Buffer content) {
        if (content.length() >= PNG_HEADER && "PNG".equals(content.getString(1, 4))) {
            return Optional.of(new Attachment.Size(content.getInt(16), content.getInt(20)));
        }
        if (content.length() >= GIF_HEADER && "GIF".equals(content.getString(0, 3))) {
            return Optional.of(new Attachment.Size(content.getUnsignedShortLE(6), content.getUnsignedShortLE(8)));
        }
        return Optional.empty();
    }
}
