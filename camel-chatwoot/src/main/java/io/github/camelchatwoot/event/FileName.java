// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Names of files that strangers have given, made safe to write a file with: they are names, and never ways to one. */
final class FileName {

    private static final String UNNAMED = "attachment";

    /** What some file system takes for more than a part of a name. */
    private static final String NOT_IN_NAMES = "/\\:*?\"<>|";

    /** In bytes of UTF-8. File systems allow 255, and a number may be added. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_EXTENSION = 20;
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private FileName() {}

    /** The last part of the path of an address, decoded and safe. Never empty. */
    static String of(String url) {
        String path = url.split("[?#]", 2)[0];
        return safe(decoded(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text; // as good a name as another
        }
    }

    static String safe(String name) {
        String clean = name.codePoints()
                .map(letter -> belongs(letter) ? letter : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceFirst("[. ]+$", ""); // also "." and ".."
        return clean.isEmpty() ? UNNAMED : cut(clean);
    }

    /** Neither control characters nor those that turn what is shown around; joiners make one emoji of several. */
    private static boolean belongs(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> letter == JOINER || letter == NON_JOINER;
            default -> NOT_IN_NAMES.indexOf(letter) < 0;
        };
    }

    private static String cut(String name) {
        String extension = extension(name);
        String rest = name.substring(0, name.length() - extension.length());
        while (length(rest) + length(extension) > MAX_LENGTH) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
        }
        return rest + extension;
    }

    /** With its dot, or empty. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot <= 0 ? "" : name.substring(dot);
        return length(extension) > MAX_EXTENSION ? "" : extension;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Another name of the same kind: {@code a.txt} with 2 is {@code a (2).txt}. */
    static String numbered(String name, int number) {
        String extension = extension(name);
        return name.substring(0, name.length() - extension.length()) + " (" + number + ")" + extension;
    }
}
