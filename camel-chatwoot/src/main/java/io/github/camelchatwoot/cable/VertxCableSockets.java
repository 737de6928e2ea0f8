// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.net.ssl.HostnameVerifier;

import io.github.camelchatwoot.client.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import org.jspecify.annotations.Nullable;

/** Opens sockets to a Chatwoot server with Vert.x, which belongs to the caller. Safe for any thread. */
public final class VertxCableSockets implements CableSocket.Opener {

    static final String SUB_PROTOCOL = "actioncable-v1-json";

    private static final List<String> SUB_PROTOCOLS = List.of(SUB_PROTOCOL, "actioncable-unsupported");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final Settings settings;

    /** Remembered, because each attempt that has to be made twice leaves an error in the log of Vert.x. */
    private volatile boolean choosesNone;

    /**
     * Where to, and how.
     *
     * @param server the base URL of the server, http or https
     * @param connectTimeout how long to wait for a connection, and again for TLS; the answer to the handshake is waited
     *     for as long as who opens the socket likes
     * @param maxMessageSize the length of the longest message, in bytes; a longer one ends the socket
     * @param tls options for TLS, such as trust and keys; null: the JVM's default
     * @param hostnameVerifier is asked before anything is sent over the socket; null: the host name must match the
     *     certificate
     * @param proxy is asked for a tunnel; null: no proxy
     */
    public record Settings(
            URI server,
            Duration connectTimeout,
            int maxMessageSize,
            @Nullable WebSocketClientOptions tls,
            @Nullable HostnameVerifier hostnameVerifier,
            Transport.@Nullable Proxy proxy) {

        /** More than any event, however long a message and its conversation are. */
        public static final int DEFAULT_MAX_MESSAGE_SIZE = 10 * 1024 * 1024;
    }

    public VertxCableSockets(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    @Override
    public CableSocket open(CableSocket.Listener listener) {
        VertxCableSocket socket = new VertxCableSocket(vertx, settings, listener);
        Supplier<WebSocketClient> clients = () -> vertx.createWebSocketClient(client());
        if (choosesNone) {
            socket.connect(clients, target());
        } else {
            socket.connect(clients, target().setSubProtocols(SUB_PROTOCOLS), () -> {
                choosesNone = true;
                socket.connect(clients, target());
            });
        }
        return socket;
    }

    private WebSocketClientOptions client() {
        WebSocketClientOptions options =
                settings.tls() == null ? new WebSocketClientOptions() : new WebSocketClientOptions(settings.tls());
        int patience = (int) settings.connectTimeout().toMillis();
        options.setSsl(isSecure())
                .setConnectTimeout(patience)
                .setSslHandshakeTimeout(patience)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return options.setVerifyHost(settings.hostnameVerifier() == null)
                .setMaxFrameSize(settings.maxMessageSize())
                .setMaxMessageSize(settings.maxMessageSize())
                .setProxyOptions(proxy());
    }

    private @Nullable ProxyOptions proxy() {
        Transport.Proxy proxy = settings.proxy();
        if (proxy == null) {
            return null;
        }
        return new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(proxy.host())
                .setPort(proxy.port())
                .setUsername(proxy.username())
                .setPassword(proxy.username() == null ? null : proxy.password());
    }

    private WebSocketConnectOptions target() {
        URI server = settings.server();
        int port = server.getPort() >= 0 ? server.getPort() : isSecure() ? HTTPS : HTTP;
        String path = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
        String host = server.getHost();
        WebSocketConnectOptions target = new WebSocketConnectOptions();
        // Without a timeout for the handshake: Vert.x never cancels its first timer, number 0, and closes a good
        // socket.
        target.setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                .setPort(port)
                // The whole address: Vert.x would make it without the brackets of an IPv6 address.
                .setURI(server.getScheme() + "://" + host + ":" + port + path + "/cable");
        return target.setAllowOriginHeader(false).addHeader("User-Agent", "camel-chatwoot");
    }

    private boolean isSecure() {
        return "https".equals(settings.server().getScheme());
    }
}
