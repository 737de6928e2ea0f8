// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.component.smpp.SmppUtils;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an SMSC delivers. Headers: {@code SmsId}; for a receipt {@code SmsState} and {@code SmsError}, the
 * network's; for an SMS {@code SmsPhone}, and {@code SmsReference}, {@code SmsTotal}, {@code SmsNumber}: what it is a
 * part of. The body of an SMS becomes its octets in hex: only the whole can be decoded, because a character may be in
 * two parts.
 */
public final class IncomingSms implements Processor {

    private static final int REFERENCE = 0x00;
    private static final int WIDE_REFERENCE = 0x08;

    /** Which part it is of what. */
    private record Part(int reference, int total, int number) {
        static final Part WHOLE = new Part(0, 1, 1);
    }

    @Override
    public void process(Exchange exchange) {
        DeliverSm delivery = (DeliverSm) exchange.getIn(SmppMessage.class).getCommand();
        Message message = exchange.getMessage();
        if (delivery.isSmscDeliveryReceipt()) {
            message.setHeader("SmsId", id(delivery).orElse(message.getHeader(SmppConstants.ID, "", String.class)));
            message.setHeader("SmsState", message.getHeader(SmppConstants.FINAL_STATUS, "UNKNOWN", String.class));
            message.setHeader("SmsError", message.getHeader(SmppConstants.ERROR, "000", String.class));
            return;
        }
        byte[] octets = Objects.requireNonNullElse(SmppUtils.getMessageBody(delivery), new byte[0]);
        int header = delivery.isUdhi() && octets.length > 0 ? Math.min((octets[0] & 0xff) + 1, octets.length) : 0;
        Part part = header > 0 ? ofHeader(octets, header) : ofParameters(delivery);
        String text = HexFormat.of().formatHex(octets, header, octets.length);
        message.setHeader("SmsId", id(delivery).orElseGet(() -> ownId(delivery, part, text)));
        message.setHeader("SmsPhone", phone(delivery));
        message.setHeader("SmsReference", part.reference());
        message.setHeader("SmsTotal", part.total());
        message.setHeader("SmsNumber", part.number());
        message.setBody(text);
    }

    /** The SMSC's own id, where it tells one: by that a repetition is known. */
    private static Optional<String> id(DeliverSm delivery) {
        return parameter(delivery, Tag.RECEIPTED_MESSAGE_ID, OptionalParameter.OctetString.class)
                .map(OptionalParameter.OctetString::getValueAsString);
    }

    /** Without one, a part that comes again is known by what it is; a whole SMS is not: customers repeat themselves. */
    private static String ownId(DeliverSm delivery, Part part, String text) {
        String what = delivery.getSourceAddr() + part + text;
        return part.total() == 1
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String phone(DeliverSm delivery) {
        boolean international = delivery.getSourceAddrTon() == TypeOfNumber.INTERNATIONAL.value();
        return (international ? "+" : "") + delivery.getSourceAddr();
    }

    /** Elements of a kind, a length and so many octets. */
    private static Part ofHeader(byte[] octets, int end) {
        for (int at = 1; at + 2 <= end; at += 2 + (octets[at + 1] & 0xff)) {
            byte[] value = Arrays.copyOfRange(octets, at + 2, at + 2 + (octets[at + 1] & 0xff));
            if (octets[at] == REFERENCE && value.length == 3) {
                return new Part(value[0] & 0xff, value[1] & 0xff, value[2] & 0xff);
            }
            if (octets[at] == WIDE_REFERENCE && value.length == 4) {
                return new Part(((value[0] & 0xff) << Byte.SIZE) | (value[1] & 0xff), value[2] & 0xff, value[3] & 0xff);
            }
        }
        return Part.WHOLE;
    }

    private static Part ofParameters(DeliverSm delivery) {
        return parameter(delivery, Tag.SAR_MSG_REF_NUM, OptionalParameter.Short.class)
                .map(reference -> new Part(
                        reference.getValue() & 0xffff,
                        octet(delivery, Tag.SAR_TOTAL_SEGMENTS),
                        octet(delivery, Tag.SAR_SEGMENT_SEQNUM)))
                .orElse(Part.WHOLE);
    }

    private static int octet(DeliverSm delivery, Tag tag) {
        return parameter(delivery, tag, OptionalParameter.Byte.class)
                .map(value -> value.getValue() & 0xff)
                .orElse(1);
    }

    private static <T extends OptionalParameter> Optional<T> parameter(DeliverSm delivery, Tag tag, Class<T> type) {
        @Nullable OptionalParameter[] all = delivery.getOptionalParameters();
        return all == null
                ? Optional.empty()
                : Optional.ofNullable(delivery.getOptionalParameter(tag)).map(type::cast);
    }
}
