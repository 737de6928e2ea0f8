// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.io.UnsupportedEncodingException;
import java.util.HexFormat;

import org.apache.camel.component.smpp.SmppUtils;

/** The text of an SMS. */
public final class SmsText {

    private SmsText() {}

    /**
     * Decodes it.
     *
     * @param octets in hex
     * @param coding the SMSC's data coding, such as 0 (the alphabet of GSM) or 8 (UCS-2)
     */
    public static String decode(String octets, byte coding) throws UnsupportedEncodingException {
        byte[] bytes = HexFormat.of().parseHex(octets);
        String text = SmppUtils.decodeBody(bytes, coding, GsmAlphabet.NAME);
        if (text == null) {
            return "(an SMS of " + bytes.length + " octets that is no text)";
        }
        return text.isBlank() ? "(an empty SMS)" : text;
    }
}
