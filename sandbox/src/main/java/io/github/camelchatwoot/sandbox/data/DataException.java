// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import org.jspecify.annotations.Nullable;

/** Starting data that cannot be used. The message names the place and says why. */
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    DataException(String pointer, String reason, @Nullable Throwable cause) {
        super((pointer.isEmpty() ? "" : pointer + ": ") + reason, cause);
        this.pointer = pointer;
        this.reason = reason;
    }

    /** The place in the data as JSON pointer, such as {@code /contacts/0/phone_number}. */
    public String pointer() {
        return pointer;
    }

    /** Why, without the place. */
    public String reason() {
        return reason;
    }
}
