// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import org.jsmpp.bean.Alphabet;

/** Chooses the alphabet of a text: that of GSM where it suffices, because more of it fits into an SMS; else UCS-2. */
public final class OutgoingSms implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message sms = exchange.getMessage();
        String text = sms.getBody(String.class);
        boolean gsm = new GsmAlphabet().newEncoder().canEncode(text);
        Alphabet alphabet = gsm ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2;
        sms.setHeader(SmppConstants.ALPHABET, alphabet.value());
        sms.setHeader(SmppConstants.DATA_SPLITTER, new Segments(alphabet));
    }
}
