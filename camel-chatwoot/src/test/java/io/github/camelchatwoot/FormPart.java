// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A part of a form as a strict reader finds it.
 *
 * @param fileName null: it is a text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FormPart(String name, @Nullable String fileName, byte[] content) {

    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern HEAD = Pattern.compile("Content-Disposition: form-data; name=\"([^\"\\r\\n]*)\""
            + "(?:; filename=\"([^\"\\r\\n]*)\")?(?:\\r\\n(?:Content-Type|Content-Transfer-Encoding): [^\\r\\n]*)*");

    /** All parts of a body; whatever is not a part is an error. */
    static List<FormPart> all(String contentType, byte[] body) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw new IOException("no boundary in " + contentType);
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String mark = "--" + boundary.group(1);
        String[] pieces = ("\r\n" + text).split(Pattern.quote("\r\n" + mark), -1);
        if (!pieces[0].isEmpty() || !pieces[pieces.length - 1].equals("--\r\n")) {
            throw new IOException("not a form: " + text);
        }
        List<FormPart> parts = new ArrayList<>();
        for (int i = 1; i < pieces.length - 1; i++) {
            parts.add(part(pieces[i]));
        }
        return parts;
    }

    private static FormPart part(String piece) throws IOException {
        int end = piece.indexOf("\r\n\r\n");
        Matcher head = HEAD.matcher(end < 2 ? "" : piece.substring(2, end));
        if (!piece.startsWith("\r\n") || !head.matches()) {
            throw new IOException("not a part: " + piece);
        }
        byte[] content = piece.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new FormPart(Objects.requireNonNull(unescaped(head.group(1))), unescaped(head.group(2)), content);
    }

    /** As browsers write names: three characters are escaped, and no others. */
    private static @Nullable String unescaped(@Nullable String name) throws CharacterCodingException {
        return name == null
                ? null
                : ReceivedCheck.utf8(name.getBytes(StandardCharsets.ISO_8859_1))
                        .replace("\\\\", "\\")
                        .replace("%22", "\"")
                        .replace("%0D", "\r")
                        .replace("%0A", "\n");
    }
}
