// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelchatwoot.benchmarks.measure.Form;
import io.github.camelchatwoot.benchmarks.measure.Resource;

/**
 * Deliveries of a recorded event, so many at a time: each with ids of its own, so that none is known already, and
 * signed for it beforehand. They belong to some conversations in turn. Immutable.
 */
final class Deliveries {

    static final String SECRET = "benchmark-secret-of-32-characters";
    static final String PATH = "/chatwoot";

    private static final String EVENT = "message_created.json";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONVERSATIONS = 100;
    /** All ids have the same number of digits, so that they fit into the same place. */
    private static final long FIRST_ID = 1_000_000_000L;

    private static final String ID = "@".repeat(10);
    private static final String CONVERSATION = "#".repeat(10);
    private static final String TIMESTAMP = "%".repeat(10);
    private static final String SIGNATURE = "~".repeat(64);
    private static final String DELIVERY_ID = "^".repeat(10);

    private static final Form BODY = new Form(event(), List.of(ID, CONVERSATION));
    private static final Form REQUEST =
            new Form(head() + event(), List.of(ID, CONVERSATION, DELIVERY_ID, TIMESTAMP, SIGNATURE));

    private final long first;
    private final int count;
    private final String timestamp;
    private final byte[] signatures;

    private Deliveries(long first, int count, String timestamp, byte[] signatures) {
        this.first = first;
        this.count = count;
        this.timestamp = timestamp;
        this.signatures = signatures;
    }

    /**
     * Signs deliveries now.
     *
     * @param from how many there were before
     */
    static Deliveries of(long from, int count) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Deliveries unsigned = new Deliveries(FIRST_ID + from, count, timestamp, new byte[count * SIGNATURE.length()]);
        unsigned.sign();
        return unsigned;
    }

    private void sign() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] start = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < count; i++) {
                mac.update(start);
                byte[] hex = HexFormat.of().formatHex(mac.doFinal(body(i))).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(hex, 0, signatures, i * hex.length, hex.length);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }

    int count() {
        return count;
    }

    String timestamp() {
        return timestamp;
    }

    /** The header X-Chatwoot-Signature. */
    String signature(int i) {
        int length = SIGNATURE.length();
        return "sha256=" + new String(signatures, i * length, length, StandardCharsets.UTF_8);
    }

    /** The header X-Chatwoot-Delivery. */
    String id(int i) {
        return "ea1374d5-e062-4eeb-bc79-c4" + (first + i);
    }

    byte[] body(int i) {
        byte[] body = BODY.copy();
        BODY.fill(body, ID, first + i);
        BODY.fill(body, CONVERSATION, FIRST_ID + (first + i) % CONVERSATIONS);
        return body;
    }

    /** The whole request, as Chatwoot writes it to the connection. */
    byte[] request(int i) {
        byte[] request = REQUEST.copy();
        REQUEST.fill(request, ID, first + i);
        REQUEST.fill(request, DELIVERY_ID, first + i);
        REQUEST.fill(request, CONVERSATION, FIRST_ID + (first + i) % CONVERSATIONS);
        REQUEST.fill(request, TIMESTAMP, Long.parseLong(timestamp));
        REQUEST.fill(request, SIGNATURE, signatures, i * SIGNATURE.length());
        return request;
    }

    private static String event() {
        try {
            String event = new String(Resource.bytes(EVENT), StandardCharsets.UTF_8);
            return event.replace("\"id\":87,", "\"id\":" + ID + ",")
                    .replace("\"message_id\":87,", "\"message_id\":" + ID + ",")
                    .replace("\"id\":10,\"inbox_id\"", "\"id\":" + CONVERSATION + ",\"inbox_id\"")
                    .replace("\"conversation_id\":10,", "\"conversation_id\":" + CONVERSATION + ",");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head() {
        return String.join(
                "\r\n",
                "POST " + PATH + " HTTP/1.1",
                "Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3",
                "Accept: application/json",
                "User-Agent: Ruby",
                "Host: 127.0.0.1",
                "Content-Type: application/json",
                "X-Chatwoot-Delivery: ea1374d5-e062-4eeb-bc79-c4" + DELIVERY_ID,
                "X-Chatwoot-Timestamp: " + TIMESTAMP,
                "X-Chatwoot-Signature: sha256=" + SIGNATURE,
                "Content-Length: " + BODY.length(),
                "",
                "");
    }
}
