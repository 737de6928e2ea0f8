// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.component.smpp.SmppUtils;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** The phones of customers: what they have received, parts joined. Safe to share across threads. */
final class Phones implements ServerMessageReceiverListener {

    private static final int HEADER = 6;

    /** What a customer has received. */
    record Sms(String to, String text) {}

    /** Takes receipts: the SMS's id, its receiver and the text that tells what became of it. */
    interface Receipts {
        void receipt(String id, String receiver, String text);
    }

    private final Receipts receipts;
    private final List<Sms> received = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, Map<Integer, byte[]>> parts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> absent = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> refused = new ConcurrentHashMap<>();
    private final List<Runnable> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean holding;

    Phones(Receipts receipts) {
        this.receipts = receipts;
    }

    /** What customers have received, in this order. */
    List<Sms> received() {
        return List.copyOf(received);
    }

    /** A phone is switched off: its SMS end with this error of the network. */
    void off(String number, String error) {
        absent.put(number, error);
    }

    /** It is on again. */
    void on(String number) {
        absent.remove(number);
    }

    /** From now on no receipt is sent. */
    void holdReceipts() {
        holding = true;
    }

    /** All that were held are sent. */
    void releaseReceipts() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** The SMSC refuses this number. */
    void refuse(String number, int status) {
        refused.put(number, status);
    }

    /** It no longer does. */
    void accept(String number) {
        refused.remove(number);
    }

    /** How many SMS it has refused. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm sms, SMPPServerSession source) throws ProcessRequestException {
        String to = sms.getDestAddress();
        Integer status = refused.get(to);
        if (status != null) {
            refusals.incrementAndGet();
            throw new ProcessRequestException("Refused", status);
        }
        String id = String.valueOf(ids.incrementAndGet());
        String error = absent.get(to);
        if (error == null) {
            take(sms);
        }
        if (sms.getRegisteredDelivery() == 1) {
            Runnable receipt = () -> receipts.receipt(id, to, text(id, error));
            if (holding) {
                held.add(receipt);
            } else {
                receipt.run();
            }
        }
        try {
            return new SubmitSmResult(new MessageId(id), null);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String id, @Nullable String error) {
        return "id:" + id + " sub:001 dlvrd:00" + (error == null ? 1 : 0)
                + " submit date:2611281200 done date:2611281201 stat:" + (error == null ? "DELIVRD" : "UNDELIV")
                + " err:"
                + (error == null ? "000" : error) + " text:";
    }

    private void take(SubmitSm sms) {
        byte[] octets = sms.getShortMessage();
        if (!sms.isUdhi()) {
            received.add(new Sms(sms.getDestAddress(), decode(octets, sms.getDataCoding())));
            return;
        }
        String message = sms.getDestAddress() + " " + octets[3];
        parts.compute(message, (key, before) -> {
            Map<Integer, byte[]> joined = before == null ? new TreeMap<>() : before;
            joined.put((int) octets[5], Arrays.copyOfRange(octets, HEADER, octets.length));
            return joined.size() < octets[4] ? joined : complete(sms, joined);
        });
    }

    private @Nullable Map<Integer, byte[]> complete(SubmitSm sms, Map<Integer, byte[]> joined) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        joined.values().forEach(all::writeBytes);
        received.add(new Sms(sms.getDestAddress(), decode(all.toByteArray(), sms.getDataCoding())));
        return null;
    }

    private static String decode(byte[] octets, byte coding) {
        try {
            return SmppUtils.decodeBody(octets, coding, GsmAlphabet.NAME);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session source) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("Not known here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
