// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.json;

import java.util.HexFormat;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes the characters that Rails escapes beyond what JSON asks for, because a signature covers the bytes: a receiver
 * that parses and writes the body again gets other bytes.
 */
final class RailsEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private final int[] ascii;
    private final transient SerializableString[] sequences;

    RailsEscapes() {
        ascii = standardAsciiEscapesForJSON();
        for (char c : new char[] {'<', '>', '&'}) {
            ascii[c] = ESCAPE_CUSTOM;
        }
        for (int c = 0; c < ' '; c++) {
            // Ruby writes lower-case hexadecimal digits where Jackson writes upper-case ones.
            if (ascii[c] == ESCAPE_STANDARD) {
                ascii[c] = ESCAPE_CUSTOM;
            }
        }
        sequences = new SerializableString[ascii.length];
        for (int c = 0; c < ascii.length; c++) {
            sequences[c] = sequence(c);
        }
    }

    private static SerializableString sequence(int c) {
        return new SerializedString("\\u" + HexFormat.of().toHexDigits((char) c));
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        if (c < ascii.length) {
            return ascii[c] == ESCAPE_CUSTOM ? sequences[c] : null;
        }
        return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ? sequence(c) : null;
    }
}
