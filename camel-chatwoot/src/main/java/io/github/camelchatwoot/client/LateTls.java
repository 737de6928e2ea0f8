// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.net.SocketAddress;
import java.util.function.Supplier;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * TLS that is set up by the first connection that wants it: reading the JVM's certificates takes a part of a second,
 * which those who call a server without TLS need not wait for at each start. Safe to share across threads.
 */
final class LateTls implements TlsStrategy {

    private final Supplier<TlsStrategy> setUp;
    private @Nullable TlsStrategy tls;

    LateTls(Supplier<TlsStrategy> setUp) {
        this.setUp = setUp;
    }

    private synchronized TlsStrategy tls() {
        TlsStrategy ready = tls;
        if (ready == null) {
            ready = setUp.get();
            tls = ready;
        }
        return ready;
    }

    @Override
    public void upgrade(
            TransportSecurityLayer connection,
            NamedEndpoint server,
            @Nullable Object attachment,
            Timeout handshake,
            FutureCallback<TransportSecurityLayer> callback) {
        TlsStrategy ready;
        try {
            ready = tls();
        } catch (RuntimeException unusable) { // on an IO thread, where nobody else would end the call
            callback.failed(unusable);
            return;
        }
        ready.upgrade(connection, server, attachment, handshake, callback);
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer connection,
            HttpHost server,
            SocketAddress local,
            SocketAddress remote,
            @Nullable Object attachment,
            Timeout handshake) {
        return tls().upgrade(connection, server, local, remote, attachment, handshake);
    }
}
