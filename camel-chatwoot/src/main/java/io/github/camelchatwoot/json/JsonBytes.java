// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.json;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Steps over the tokens of JSON in UTF-8 (RFC 8259) and checks them, without making anything of them that nobody asks
 * for. Of what Jackson takes it refuses only text that is no shortest form of a character. Not safe for more than one
 * thread.
 */
final class JsonBytes {

    /** What is refused later, when maps are made of it, is refused here. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int HASH = 31;

    /** As many signs always fit into a long. */
    private static final int LONG_DIGITS = 18;

    private static final int TEN = 10;

    /** The bytes that do not just stand for themselves in a text. */
    private static final boolean[] SPECIAL = special();

    private final byte[] json;
    private int at;

    /** The text or number that was stepped over last: where it stands, and of which kind it is. */
    private int from;

    private int to;
    private boolean escaped;
    private boolean isWhole;

    JsonBytes(byte[] json) {
        this.json = json;
        this.at = json.length >= MARK.length && Arrays.equals(json, 0, MARK.length, MARK, 0, MARK.length)
                ? MARK.length
                : 0;
    }

    private static boolean[] special() {
        boolean[] special = new boolean[1 << Byte.SIZE];
        for (int i = 0; i < special.length; i++) {
            special[i] = i < ' ' || i == '"' || i == '\\' || i > Byte.MAX_VALUE;
        }
        return special;
    }

    /** The index of the next byte. */
    int at() {
        return at;
    }

    /** Steps over blanks; the byte behind them, which is still to come. */
    int next() throws IOException {
        while (at < json.length) {
            byte next = json[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        throw refused("it ends too early");
    }

    /** Steps over one byte. */
    void step() {
        at++;
    }

    /** Steps over what stands between two values or at the end of all, and tells whether another one comes. */
    boolean more(char end) throws IOException {
        int next = next();
        if (next != ',' && next != end) {
            throw refused("a comma or the end of an object or list was expected");
        }
        at++;
        return next == ',';
    }

    /** Steps over blanks and a sign. */
    void expect(char sign) throws IOException {
        if (next() != sign) {
            throw refused("something else was expected");
        }
        at++;
    }

    /** Steps over blanks at the end. */
    void end() throws IOException {
        for (; at < json.length; at++) {
            byte next = json[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                throw refused("there is something behind the value");
            }
        }
    }

    /** Steps over the name of a field, which {@link #isText}, {@link #hash} and {@link #text} are about then. */
    void name() throws IOException {
        if (next() != '"') {
            throw refused("the name of a field was expected");
        }
        string();
        if (to - from > LIMITS.getMaxNameLength()) {
            throw refused("the name of a field is too long");
        }
    }

    /** Steps over a text, which {@link #text} is about then. */
    void string() throws IOException {
        from = at + 1;
        escaped = false;
        byte[] bytes = json;
        int here = from;
        while (here < bytes.length) {
            int next = bytes[here];
            if (!SPECIAL[next & 0xff]) {
                here++;
            } else if (next == '"') {
                to = here;
                at = here + 1;
                return;
            } else {
                here = behind(here, next);
            }
        }
        throw refused("it ends too early");
    }

    /** The index behind something that is not one byte that stands for itself. */
    private int behind(int here, int first) throws IOException {
        at = here;
        if (first >= 0 && first < ' ') {
            throw refused("a control character stands in a text");
        }
        escaped |= first == '\\';
        int behind = first == '\\' ? JsonText.behindEscape(json, here) : JsonText.behindSign(json, here);
        if (behind < 0) {
            throw refused("a text is not UTF-8, or has a wrong escape");
        }
        return behind;
    }

    /** What was stepped over last, as text. */
    String text() {
        return escaped ? JsonText.unescaped(json, from, to) : new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether the last name has escapes, so that its bytes tell nothing. */
    boolean isEscaped() {
        return escaped;
    }

    /** Of the last name: the same for the same bytes, and mostly another one for others. */
    int hash() {
        return hash(json, from, to);
    }

    /** The same of other bytes. */
    static int hash(byte[] text) {
        return hash(text, 0, text.length);
    }

    /** Looks at some bytes only: names of one object differ in them or in their length, unless somebody means it. */
    private static int hash(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int middle = from + length / 2;
        int hash = ((length * HASH + text[from]) * HASH + text[middle]) * HASH + text[to - 1];
        return hash ^ hash >>> Byte.SIZE;
    }

    /** Where the last name stands: its first byte and its length in one number. */
    long place() {
        return (long) from << Integer.SIZE | to - from;
    }

    /** The text of a name at a place. */
    String text(long place) {
        return new String(json, (int) (place >>> Integer.SIZE), (int) place, StandardCharsets.UTF_8);
    }

    /** Whether the last name has the same bytes as the one at a place. */
    boolean isText(long place) {
        int other = (int) (place >>> Integer.SIZE);
        return Arrays.equals(json, from, to, json, other, other + (int) place);
    }

    /** Whether the last name has these bytes. */
    boolean isText(byte[] text) {
        return Arrays.equals(json, from, to, text, 0, text.length);
    }

    /** Steps over true, false or null. */
    void word(String word) throws IOException {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= json.length || json[at] != word.charAt(i)) {
                throw refused("this is no value");
            }
        }
    }

    /** Steps over a number. */
    void number() throws IOException {
        from = at;
        at += json[at] == '-' ? 1 : 0;
        int digits = whole();
        isWhole = true;
        if (at < json.length && json[at] == '.') {
            at++;
            digits += digits();
            isWhole = false;
        }
        if (at < json.length && (json[at] | 0x20) == 'e') {
            at++;
            at += at < json.length && (json[at] == '-' || json[at] == '+') ? 1 : 0;
            digits += digits();
            isWhole = false;
        }
        to = at;
        if (digits > LIMITS.getMaxNumberLength()) {
            throw refused("a number is too long");
        }
    }

    /** The number that was stepped over last: an Integer, a Long or a BigInteger, or else a Double. */
    Number asNumber() {
        if (isWhole && to - from <= LONG_DIGITS) {
            return asLong();
        }
        String text = new String(json, from, to - from, StandardCharsets.US_ASCII);
        if (!isWhole) {
            return Double.valueOf(text);
        }
        BigInteger large = new BigInteger(text);
        return large.bitLength() < Long.SIZE ? (Number) large.longValue() : large;
    }

    private Number asLong() {
        boolean negative = json[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * TEN + json[i] - '0';
        }
        long number = negative ? -value : value;
        return number == (int) number ? (Number) (int) number : (Number) number;
    }

    /** Steps over the digits before the point, which begin with 0 only when they are nothing else. */
    private int whole() throws IOException {
        boolean zero = at < json.length && json[at] == '0';
        int digits = digits();
        if (zero && digits > 1) {
            throw refused("a number begins with 0");
        }
        return digits;
    }

    /** Steps over digits, at least one. */
    private int digits() throws IOException {
        int begin = at;
        int here = begin;
        while (here < json.length && json[here] >= '0' && json[here] <= '9') {
            here++;
        }
        at = here;
        if (here == begin) {
            throw refused("a digit was expected");
        }
        return here - begin;
    }

    /** Tells where and why, and nothing of what stands there. */
    IOException refused(String why) {
        return new IOException("not JSON: " + why + " (byte " + at + ")");
    }
}
