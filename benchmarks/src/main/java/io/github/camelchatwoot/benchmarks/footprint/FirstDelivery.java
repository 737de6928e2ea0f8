// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.footprint;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelchatwoot.benchmarks.measure.Resource;

/** A signed delivery over a plain socket, so that nothing else than the receiver is loaded for it. */
final class FirstDelivery {

    static final String PATH = "/chatwoot";
    static final String SECRET = "benchmark-secret-of-32-characters";

    private static final String ALGORITHM = "HmacSHA256";

    private FirstDelivery() {}

    /** Sends it and waits for the beginning of the answer. */
    static void send(int port) throws IOException, GeneralSecurityException {
        byte[] body = Resource.bytes("message_created.json");
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String head = String.join(
                "\r\n",
                "POST " + PATH + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Content-Type: application/json",
                "X-Chatwoot-Delivery: ea1374d5-e062-4eeb-bc79-c40000000001",
                "X-Chatwoot-Timestamp: " + timestamp,
                "X-Chatwoot-Signature: sha256=" + signature(timestamp, body),
                "Content-Length: " + body.length,
                "",
                "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (!status.endsWith(" 200")) {
                throw new IOException("The delivery was answered with " + status);
            }
        }
    }

    private static String signature(String timestamp, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
