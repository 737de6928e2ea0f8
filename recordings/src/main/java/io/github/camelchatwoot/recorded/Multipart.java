// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} as a server does. */
public final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("^multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern PART = Pattern.compile(
            "^\r\nContent-Disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?\r\n"
                    + "(?:Content-Type: ([^\r\n]*)\r\n)?(?:[^\r\n]+\r\n)*\r\n(.*)\r\n$",
            Pattern.DOTALL);

    private Multipart() {}

    /** The parts of a request, in order. */
    public static List<Sent.Part> parts(RecordedServer.Received received) {
        String type = received.headers().getOrDefault("content-type", "");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.matches()) {
            throw new IllegalArgumentException("not multipart: " + type);
        }
        String[] pieces = received.bytes().split(Pattern.quote("--" + boundary.group(1)), -1);
        return Arrays.stream(pieces)
                .skip(1)
                .limit(pieces.length - 2L)
                .map(Multipart::part)
                .toList();
    }

    private static Sent.Part part(String piece) {
        Matcher part = PART.matcher(piece);
        if (!part.matches()) {
            throw new IllegalArgumentException("not a part: " + piece);
        }
        String content = part.group(4);
        return part.group(2) == null
                ? new Sent.Part(part.group(1), Optional.of(utf8(content)), "", "", 0, "")
                : new Sent.Part(
                        part.group(1),
                        Optional.empty(),
                        utf8(part.group(2)),
                        part.group(3),
                        content.length(),
                        SentFiles.sha256(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
