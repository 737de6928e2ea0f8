// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/** Answers the SMSC that it cannot be done now, so that it keeps the SMS and delivers it again. */
public final class TryLater implements Processor {

    @Override
    public void process(Exchange exchange) throws ProcessRequestException {
        throw new ProcessRequestException(
                "Not now",
                SMPPConstant.STAT_ESME_RX_T_APPN,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }
}
