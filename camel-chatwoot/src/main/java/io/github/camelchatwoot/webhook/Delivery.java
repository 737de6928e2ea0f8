// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.webhook;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A request that may be a delivery of Chatwoot's.
 *
 * @param method the HTTP method
 * @param contentType the header as sent
 * @param contentLength as announced; -1 when it is not
 * @param timestamp the header X-Chatwoot-Timestamp
 * @param signature the header X-Chatwoot-Signature
 * @param id the header X-Chatwoot-Delivery; null: there is none that could be one
 * @param body reads the bytes, once everything else was found right
 */
public record Delivery(
        String method,
        @Nullable String contentType,
        long contentLength,
        @Nullable String timestamp,
        @Nullable String signature,
        @Nullable String id,
        Supplier<byte[]> body) {

    /** Chatwoot sends UUIDs. It is not signed, and becomes a part of keys and of lines in the log. */
    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    /** An id that Chatwoot would not send is left out. */
    public Delivery {
        id = id == null || !ID.matcher(id).matches() ? null : id;
    }

    boolean isJson() {
        if (contentType == null) {
            return false;
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
