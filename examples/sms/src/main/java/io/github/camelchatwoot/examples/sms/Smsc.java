// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.examples.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the SMS center of a telephone company, over real SMPP: keeps what it has for the bridge until the
 * bridge has taken it, and repeats it until then. What it is given goes to the {@link Phones}. Safe to share across
 * threads.
 */
final class Smsc implements AutoCloseable {

    static final String SYSTEM_ID = "bridge";
    static final String PASSWORD = "secret";

    private static final int ACCEPTED_AT_A_TIME = 50;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 100;
    private static final ESMClass WHOLE = new ESMClass();
    private static final ESMClass PART = new ESMClass(0x40);
    private static final ESMClass RECEIPT = new ESMClass(0x04);

    /**
     * What waits for the bridge.
     *
     * @param octets in hex
     */
    private record Waiting(String id, String from, ESMClass kind, byte coding, String octets) {}

    private final int port;
    private final Phones phones = new Phones(this::receipt);
    private final BlockingDeque<Waiting> queue = new LinkedBlockingDeque<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> receivers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger unheard = new AtomicInteger();
    private @Nullable SMPPServerSessionListener listener;
    private Future<?> accepting = CompletableFuture.completedFuture(null);

    private Smsc(int port) {
        this.port = port;
    }

    /** Starts it on a port of this machine. */
    static Smsc start(int port) {
        Smsc smsc = new Smsc(port);
        smsc.up();
        smsc.threads.execute(smsc::deliverAll);
        return smsc;
    }

    int port() {
        return port;
    }

    Phones phones() {
        return phones;
    }

    /** How many times an SMS or receipt was given to the bridge, repetitions included. */
    int deliveries() {
        return deliveries.get();
    }

    /** The next answers of the bridge do not arrive: what it has taken is given to it again. */
    void loseAnswers(int count) {
        unheard.addAndGet(count);
    }

    /** Listens. */
    synchronized void up() {
        try {
            SMPPServerSessionListener now = new SMPPServerSessionListener(port, new Loopback());
            now.setMessageReceiverListener(phones);
            listener = now;
            accepting = threads.submit(() -> accept(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts all connections and listens no longer. */
    synchronized void down() {
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        receivers.clear();
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
        ended(accepting);
    }

    /** The port is free only when nobody waits at it any more. */
    private static void ended(Future<?> accepting) {
        try {
            accepting.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A customer writes: in the alphabet that suffices, in as many parts as it needs. */
    void customerWrites(String from, String text) {
        boolean gsm = new GsmAlphabet().newEncoder().canEncode(text);
        Alphabet alphabet = gsm ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2;
        byte[] octets = gsm ? text.getBytes(new GsmAlphabet()) : text.getBytes(StandardCharsets.UTF_16BE);
        byte[][] parts = new Segments(alphabet).split(octets);
        for (byte[] part : parts) {
            queue.add(new Waiting(nextId(), from, parts.length == 1 ? WHOLE : PART, alphabet.value(), hex(part)));
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private String nextId() {
        return "mo-" + ids.incrementAndGet();
    }

    private void receipt(String id, String from, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        queue.add(new Waiting(id, from, RECEIPT, (byte) 0, hex(octets)));
    }

    private void accept(SMPPServerSessionListener from) {
        try {
            while (true) {
                SMPPServerSession session = from.accept();
                sessions.add(session);
                threads.execute(() -> bind(session));
            }
        } catch (IOException e) {
            // closed: nobody comes any more
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(PATIENCE_MILLIS);
            if (!SYSTEM_ID.equals(request.getSystemId()) || !PASSWORD.equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            request.accept("smsc");
            if (request.getBindType().isReceivable()) {
                receivers.add(session);
            }
        } catch (IOException | PDUException | TimeoutException | IllegalStateException e) {
            session.close();
        }
    }

    /** One after the other, each until the bridge has it. */
    private void deliverAll() {
        try {
            while (true) {
                Waiting next = queue.takeFirst();
                if (!isDelivered(next)) {
                    queue.addFirst(next);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDelivered(Waiting waiting) {
        for (SMPPServerSession receiver : receivers) {
            if (receiver.getSessionState() != SessionState.CLOSED) {
                return isTaken(receiver, waiting);
            }
        }
        return false;
    }

    private boolean isTaken(SMPPServerSession receiver, Waiting waiting) {
        try {
            receiver.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    waiting.from(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "4930123456",
                    waiting.kind(),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(),
                    DataCodings.newInstance(waiting.coding()),
                    HexFormat.of().parseHex(waiting.octets()),
                    new OptionalParameter.Receipted_message_id(waiting.id()));
            deliveries.incrementAndGet();
            return unheard.getAndUpdate(count -> Math.max(0, count - 1)) == 0;
        } catch (NegativeResponseException
                | ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    /** Listens on this machine only. */
    private static final class Loopback implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) throws IOException {
            return listen(port, 0);
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            return listen(port, timeout, ACCEPTED_AT_A_TIME);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            ServerSocket socket = new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(timeout);
            return new ServerSocketConnection(socket);
        }
    }
}
