// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.nio.charset.StandardCharsets;

/** What can stand in a text of JSON beside ASCII: signs of several bytes in UTF-8 (RFC 3629), and escapes. */
final class JsonText {

    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private JsonText() {}

    /** The index behind a sign of several bytes; negative: it is none. */
    static int behindSign(byte[] text, int at) {
        int first = text[at] & 0xff;
        if (first < 0xc2) {
            return -1; // goes on with a sign, or is longer than need be
        }
        if (first < 0xe0) {
            return isOneOf(text, at + 1, 0x80, 0xbf) ? at + 2 : -1;
        }
        if (first < 0xf0) {
            int least = first == 0xe0 ? 0xa0 : 0x80;
            int most = first == 0xed ? 0x9f : 0xbf; // what would follow is half a sign of UTF-16
            return isOneOf(text, at + 1, least, most) && isOneOf(text, at + 2, 0x80, 0xbf) ? at + 3 : -1;
        }
        int least = first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xf4 ? 0x8f : 0xbf;
        return first <= 0xf4
                        && isOneOf(text, at + 1, least, most)
                        && isOneOf(text, at + 2, 0x80, 0xbf)
                        && isOneOf(text, at + 3, 0x80, 0xbf)
                ? at + 4
                : -1;
    }

    private static boolean isOneOf(byte[] text, int at, int least, int most) {
        return at < text.length && (text[at] & 0xff) >= least && (text[at] & 0xff) <= most;
    }

    /** The index behind an escape, whose first byte is a backslash; negative: it is none. */
    static int behindEscape(byte[] text, int at) {
        if (at + 1 >= text.length) {
            return -1;
        }
        return switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> isHex(text, at + 2) ? at + 2 + HEX_DIGITS : -1;
            default -> -1;
        };
    }

    private static boolean isHex(byte[] text, int at) {
        for (int i = at; i < at + HEX_DIGITS; i++) {
            if (i >= text.length || text[i] < 0 || Character.digit(text[i], HEX) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A text that was checked already, without its escapes. */
    static String unescaped(byte[] text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        int begin = from;
        for (int i = from; i < to; ) {
            if (text[i] != '\\') {
                i++;
                continue;
            }
            plain.append(new String(text, begin, i - begin, StandardCharsets.UTF_8))
                    .append(meant(text, i + 1));
            i = behindEscape(text, i);
            begin = i;
        }
        return plain.append(new String(text, begin, to - begin, StandardCharsets.UTF_8))
                .toString();
    }

    private static char meant(byte[] text, int at) {
        return switch (text[at]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(new String(text, at + 1, HEX_DIGITS, StandardCharsets.US_ASCII), HEX);
            default -> (char) text[at];
        };
    }
}
