// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Segments of paths. */
final class PathSegment {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";

    /** What a segment of a template looks like. */
    private static final Pattern FIXED = Pattern.compile("[a-z_]*|v\\d+|\\{[a-z_]+}");

    private PathSegment() {}

    /** A path in words that are safe to print: without ids and names, which may be secrets. */
    static String shown(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (!FIXED.matcher(segments[i]).matches()) {
                segments[i] = "{}";
            }
        }
        return String.join("/", segments);
    }

    /**
     * Escapes everything that could mean something in a path, so that a value can never lead elsewhere. A dot too: in
     * Rails' routes it ends a segment and begins a format.
     *
     * @throws IllegalArgumentException when the value is {@code .} or {@code ..}, which some proxies resolve even when
     *     escaped
     */
    static String escaped(Operation operation, Param param, String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(operation + ": '" + value + "' cannot be a "
                    + Spelling.words(param.name()) + " (header " + param.header() + ")");
        }
        if (isPlain(value)) {
            return value;
        }
        String text = Texts.whole(value, "The header " + param.header());
        StringBuilder segment = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                segment.append((char) octet);
            } else {
                segment.append('%').append(String.format("%02X", octet));
            }
        }
        return segment.toString();
    }

    /** As ids are. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (PLAIN.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
