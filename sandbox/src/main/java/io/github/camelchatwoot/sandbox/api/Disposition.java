// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.state.Blob;

/**
 * How a stored file is handed out, by the rules of Rails' Active Storage: what a browser could run is plain bytes to be
 * saved, pictures and PDFs are shown, everything else is saved.
 */
enum Disposition {
    SHOWN("inline"),
    SAVED("attachment"),
    SAVED_AS_BYTES("attachment");

    private static final Set<String> COULD_BE_RUN = Set.of(
            "text/html",
            "image/svg+xml",
            "application/postscript",
            "application/x-shockwave-flash",
            "text/xml",
            "application/xml",
            "application/xhtml+xml",
            "application/mathml+xml",
            "text/cache-manifest");
    private static final Set<String> CAN_BE_SHOWN = Set.of(
            "image/webp",
            "image/avif",
            "image/png",
            "image/gif",
            "image/jpeg",
            "image/tiff",
            "image/bmp",
            "image/vnd.adobe.photoshop",
            "image/vnd.microsoft.icon",
            "application/pdf");
    private static final String PLAIN = "!#$+.^_`|~-";
    private static final int ASCII = 0x80;

    private final String word;

    Disposition(String word) {
        this.word = word;
    }

    static Disposition of(Blob blob) {
        String type = blob.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (COULD_BE_RUN.contains(type)) {
            return SAVED_AS_BYTES;
        }
        return CAN_BE_SHOWN.contains(type) ? SHOWN : SAVED;
    }

    Answer answer(Blob blob) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-content-type-options", "nosniff");
        headers.put("content-disposition", header(blob.filename()));
        String type = this == SAVED_AS_BYTES ? "application/octet-stream" : blob.contentType();
        return Answer.file(type, blob.content(), headers);
    }

    /** The name twice: in plain letters for old clients, and as it is. */
    private String header(String filename) {
        return word + "; filename=\"" + escaped(plain(filename), PLAIN + ' ') + "\"; filename*=UTF-8''"
                + escaped(filename, PLAIN + '&');
    }

    private static String plain(String filename) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(filename.replace("ß", "ss"), Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .forEach(letter -> plain.appendCodePoint(letter < ASCII ? letter : '?'));
        return plain.toString();
    }

    private static String escaped(String text, String kept) {
        StringBuilder escaped = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = letter < ASCII && (Character.isLetterOrDigit(letter) || kept.indexOf(letter) >= 0);
            escaped.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return escaped.toString();
    }
}
