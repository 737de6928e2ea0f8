// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.camel.component.smpp.SmppSplitter;
import org.jsmpp.bean.Alphabet;

/**
 * Cuts a long text into parts that a phone joins again. Counts octets and never cuts a character into two: the
 * splitters that camel-smpp brings count characters, so that a text with € or emoji becomes too long or is damaged.
 */
final class Segments extends SmppSplitter {

    private static final int HEADER = UDHIE_HEADER_REAL_LENGTH;
    private static final int GSM_SINGLE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS2_PART = MAX_MSG_BYTE_LENGTH - HEADER;

    private final Alphabet alphabet;

    Segments(Alphabet alphabet) {
        super(isGsm(alphabet) ? GSM_SINGLE : MAX_MSG_BYTE_LENGTH, isGsm(alphabet) ? GSM_PART : UCS2_PART, 0);
        this.alphabet = alphabet;
    }

    private static boolean isGsm(Alphabet alphabet) {
        return alphabet == Alphabet.ALPHA_DEFAULT;
    }

    @Override
    public byte[][] split(byte[] message) {
        if (message.length <= getMessageLength()) {
            return new byte[][] {message};
        }
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < message.length; ) {
            int to = end(message, from);
            parts.add(Arrays.copyOfRange(message, from, to));
            from = to;
        }
        if (parts.size() > MAX_SEG_COUNT) {
            throw new IllegalArgumentException(
                    "The text needs " + parts.size() + " SMS, and a phone joins no more than " + MAX_SEG_COUNT);
        }
        return withHeaders(parts);
    }

    private int end(byte[] message, int from) {
        int to = Math.min(from + getSegmentLength(), message.length);
        if (to == message.length) {
            return to;
        }
        if (isGsm(alphabet)) {
            return message[to - 1] == GsmAlphabet.ESCAPE ? to - 1 : to;
        }
        char last = (char) ((message[to - 2] << Byte.SIZE) | Byte.toUnsignedInt(message[to - 1]));
        return Character.isHighSurrogate(last) ? to - 2 : to;
    }

    private static byte[][] withHeaders(List<byte[]> parts) {
        byte reference = getReferenceNumber();
        byte[][] segments = new byte[parts.size()][];
        for (int i = 0; i < segments.length; i++) {
            byte[] part = parts.get(i);
            byte[] segment = {
                UDHIE_HEADER_LENGTH,
                UDHIE_IDENTIFIER_SAR,
                UDHIE_SAR_LENGTH,
                reference,
                (byte) segments.length,
                (byte) (i + 1)
            };
            segments[i] = Arrays.copyOf(segment, HEADER + part.length);
            System.arraycopy(part, 0, segments[i], HEADER, part.length);
        }
        return segments;
    }
}
