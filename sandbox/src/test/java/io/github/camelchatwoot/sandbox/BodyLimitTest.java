// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** A body that is too big ends its request, and nothing else. */
class BodyLimitTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int TOO_MANY = 80;

    private ChatwootSandbox chatwoot;

    @BeforeEach
    void start() {
        chatwoot = new ChatwootSandbox().start();
    }

    @AfterEach
    void stop() {
        chatwoot.close();
    }

    @Test
    void refusesWhatIsAnnounced() throws IOException {
        try (Socket socket = connect("content-length: 70000000")) {
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 Request Entity Too Large\r\n")
                    .endsWith("</html>\r\n");
        }
        assertThatNothingHappened();
    }

    @Test
    void stopsReadingWhatIsNotAnnounced() throws IOException {
        int sent = 0;
        try (Socket socket = connect("transfer-encoding: chunked")) {
            OutputStream out = socket.getOutputStream();
            byte[] chunk = ("100000\r\n" + " ".repeat(MEGABYTE) + "\r\n").getBytes(ISO_8859_1);
            while (sent < TOO_MANY) {
                out.write(chunk);
                sent++;
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 413 ");
        } catch (IOException closedWhileSending) {
            assertThat(sent).isGreaterThanOrEqualTo(TOO_MANY / 2);
        }
        assertThatNothingHappened();
    }

    private Socket connect(String length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), chatwoot.port());
        socket.setSoTimeout(20_000);
        String head =
                "POST /api/v1/accounts/1/contacts HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
                        + "api_access_token: " + chatwoot.adminToken() + "\r\n" + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        return socket;
    }

    private void assertThatNothingHappened() {
        assertThat(Api.admin(chatwoot)
                        .get("/api/v1/accounts/1/contacts")
                        .json()
                        .at("/meta/count")
                        .asInt())
                .isZero();
    }
}
