// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.camelchatwoot.sandbox.ChatwootSandbox;

/** One connection that is kept alive, and one request at a time: cheap enough not to measure the client. */
final class Desk implements AutoCloseable {
    private static final int TIMEOUT_MS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final String token;

    Desk(int port, String token) throws IOException {
        this.token = token;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Starts a sandbox with one API inbox and so many contacts with one conversation each; nobody hears of them. */
    static ChatwootSandbox filled(int conversations) {
        ChatwootSandbox sandbox = new ChatwootSandbox().start();
        sandbox.createApiInbox("Load", "");
        try (Desk desk = new Desk(sandbox.port(), sandbox.adminToken())) {
            for (int i = 1; i <= conversations; i++) {
                desk.call(
                        "POST",
                        "contacts",
                        "{\"inbox_id\":1,\"source_id\":\"load-" + i + "\",\"name\":\"Customer " + i
                                + "\",\"email\":\"customer" + i + "@example.com\"}");
                desk.call("POST", "conversations", "{\"source_id\":\"load-" + i + "\"}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sandbox;
    }

    String message(long conversation, String content) throws IOException {
        return call(
                "POST",
                "conversations/" + conversation + "/messages",
                "{\"content\":\"" + content + "\",\"message_type\":\"incoming\"}");
    }

    String get(String path) throws IOException {
        return call("GET", path, "");
    }

    /** Makes a request below the first account, and fails unless the answer is 200. */
    String call(String method, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = method + " /api/v1/accounts/1/" + path + " HTTP/1.1\r\nhost: 127.0.0.1\r\napi_access_token: "
                + token + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        socket.getOutputStream().write(request.toByteArray());
        String status = line();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(method + ' ' + path + ": " + status + ' ' + answer);
        }
        return answer;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
