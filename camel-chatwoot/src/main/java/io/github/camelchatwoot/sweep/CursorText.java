// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Writes cursors as text, with whose they are, and reads only those of the same account of the same server. Immutable,
 * safe to share across threads.
 */
public final class CursorText {

    private static final int FORMAT = 1;

    private final String server;
    private final long account;

    /** @param server whose ids cursors are about */
    public CursorText(URI server, long account) {
        this.server = server.toString().replaceFirst("/+$", "");
        this.account = account;
    }

    /** A cursor as text. */
    public String write(Cursor cursor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("server", server);
        fields.put("account", account);
        fields.put("lowMessageId", cursor.lowMessageId());
        fields.put("second", cursor.second());
        fields.put("notBefore", cursor.notBefore());
        return Json.text(fields);
    }

    /**
     * The cursor of a text.
     *
     * @param where the text stands, for messages
     * @throws IOException when it is none, or another one's; the message says what to do
     */
    public Cursor read(String text, String where) throws IOException {
        Map<?, ?> fields;
        try {
            fields = Json.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw refused(where, "cannot be read", e);
        }
        if (!(fields.get("format") instanceof Integer format) || format < 1) {
            throw refused(where, "is not a cursor", null);
        }
        if (format > FORMAT) {
            throw refused(where, "was written by a newer version of this component", null);
        }
        if (!server.equals(fields.get("server")) || number(where, fields, "account") != account) {
            throw refused(
                    where,
                    "belongs to account " + fields.get("account") + " of " + fields.get("server") + ", not to account "
                            + account + " of " + server,
                    null);
        }
        return new Cursor(
                number(where, fields, "lowMessageId"),
                number(where, fields, "second"),
                number(where, fields, "notBefore"));
    }

    private static long number(String where, Map<?, ?> fields, String name) throws IOException {
        Object value = fields.get(name);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw refused(where, "has no " + name, null);
    }

    static IOException refused(String where, String why, @Nullable Exception cause) {
        return new IOException(
                where + " says how far events were taken, but it " + why
                        + ": bring back the right one, name another place, or delete it to begin as startFrom says",
                cause);
    }
}
