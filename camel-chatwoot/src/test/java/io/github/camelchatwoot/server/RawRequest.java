// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A request as its bytes were, read more strictly than a web server reads: what is ambiguous is an error.
 *
 * @param target path and query, raw
 * @param headers in order, names in lower case; there may be several of a name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRequest(String method, String target, List<Header> headers, byte[] body) {

    /** One line of the head. */
    public record Header(String name, String value) {}

    /** Reads the next request of a connection; null when the other side has closed it. */
    public static @Nullable RawRequest read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3 || !words[2].equals("HTTP/1.1")) {
            throw new IOException("not the first line of a request: " + first);
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !"".equals(line); line = line(in)) {
            int colon = line == null ? -1 : line.indexOf(": ");
            if (line == null || !line.substring(0, Math.max(0, colon)).matches("[A-Za-z0-9-]+")) {
                throw new IOException("not a header: " + line);
            }
            headers.add(new Header(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2)));
        }
        RawRequest head = new RawRequest(words[0], words[1], List.copyOf(headers), new byte[0]);
        return new RawRequest(words[0], words[1], head.headers, in.readNBytes(head.length()));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new IOException("the request ended early");
            }
            line.write(one);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r") || !text.chars().limit(text.length() - 1L).allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IOException("not a line of printable ASCII with CR and LF: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    private int length() throws IOException {
        List<String> lengths = values("content-length");
        if (lengths.size() > 1 || !values("transfer-encoding").isEmpty()) {
            throw new IOException("the length is not clear: " + headers);
        }
        return lengths.isEmpty() ? 0 : Integer.parseInt(lengths.get(0));
    }

    /** The values of a header. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** The path, raw. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query, raw, or an empty text. */
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
    }
}
