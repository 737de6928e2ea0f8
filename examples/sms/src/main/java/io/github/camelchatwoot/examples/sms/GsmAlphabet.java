// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * The default alphabet of GSM (3GPP TS 23.038), a character to an octet and some to two, as an SMSC wants it for data
 * coding 0. Java has none; as a charset it can be named in the options of camel-smpp. Immutable.
 */
final class GsmAlphabet extends Charset {

    static final String NAME = "X-GSM-03.38";

    /** Announces a character of the second table. */
    static final byte ESCAPE = 0x1b;

    private static final char NONE = '\u001b';
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String SECOND = "\f^{}\\[~]|€";
    private static final byte[] SECOND_OCTETS = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    GsmAlphabet() {
        super(NAME, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other instanceof GsmAlphabet;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    byte octet = in.get(in.position());
                    int length = octet == ESCAPE ? 2 : 1;
                    if (in.remaining() < length) {
                        return CoderResult.UNDERFLOW;
                    }
                    if (octet < 0) {
                        return CoderResult.malformedForLength(1);
                    }
                    out.put(length == 1 ? BASIC.charAt(octet) : second(in.get(in.position() + 1)));
                    in.position(in.position() + length);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    /** What the second table does not know is, as the standard wants it, what the basic one says. */
    private static char second(byte octet) {
        for (int i = 0; i < SECOND_OCTETS.length; i++) {
            if (SECOND_OCTETS[i] == octet) {
                return SECOND.charAt(i);
            }
        }
        return octet <= 0 || octet == ESCAPE ? ' ' : BASIC.charAt(octet);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 1, 2) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining()) {
                    char character = in.get(in.position());
                    int basic = character == NONE ? -1 : BASIC.indexOf(character);
                    int second = SECOND.indexOf(character);
                    if (basic < 0 && second < 0) {
                        return unmappable(in);
                    }
                    if (out.remaining() < (basic < 0 ? 2 : 1)) {
                        return CoderResult.OVERFLOW;
                    }
                    if (basic < 0) {
                        out.put(ESCAPE).put(SECOND_OCTETS[second]);
                    } else {
                        out.put((byte) basic);
                    }
                    in.position(in.position() + 1);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    private static CoderResult unmappable(CharBuffer in) {
        boolean pair = Character.isHighSurrogate(in.get(in.position()));
        return pair && in.remaining() < 2 ? CoderResult.UNDERFLOW : CoderResult.unmappableForLength(pair ? 2 : 1);
    }
}
