// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.server.TestCertificate;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** TLS is the same whether it is set up at the start or later: nobody is believed for coming late. */
class LateTlsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Path keyStore;
    private static SSLContext trusting;

    @BeforeAll
    static void certificate() throws Exception {
        keyStore = TestCertificate.keyStoreIn(folder);
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), TestCertificate.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerWithACertificateIsCalled(boolean secure) throws Exception {
        try (FakeServer server = server();
                Transport transport = transport(secure, trusting)) {
            assertThat(call(transport, "https://localhost:" + server.port())).isEqualTo("well");
            assertThat(call(transport, "https://localhost:" + server.port())).isEqualTo("well");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHostNameMustMatchTheCertificate(boolean secure) {
        try (FakeServer server = server();
                Transport transport = transport(secure, trusting)) {
            assertThat(call(transport, "https://127.0.0.1:" + server.port())).contains("127.0.0.1");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCertificateMustBeTrusted(boolean secure) {
        try (FakeServer server = server();
                Transport transport = transport(secure, null)) {
            assertThat(call(transport, "https://localhost:" + server.port())).contains("PKIX");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void serversWithAndWithoutItCanBeCalledInTurn() {
        try (FakeServer with = server();
                FakeServer without = FakeServer.answering(Reply.of(200, "text/plain", "plain"));
                Transport transport = transport(false, trusting)) {
            assertThat(call(transport, without.url())).isEqualTo("plain");
            assertThat(call(transport, "https://localhost:" + with.port())).isEqualTo("well");
            assertThat(call(transport, without.url())).isEqualTo("plain");
        }
    }

    /** Such as in a JVM without TLS: the call ends with what is wrong, not with its deadline. */
    @Test
    @SuppressWarnings("NullAway") // there is no connection, and nobody asks it anything
    void whatCannotBeSetUpFailsEachConnection() {
        LateTls tls = new LateTls(() -> {
            throw new IllegalStateException("there is no TLS");
        });

        for (int i = 0; i < 2; i++) {
            CompletableFuture<TransportSecurityLayer> upgraded = new CompletableFuture<>();
            tls.upgrade(null, null, null, Timeout.DISABLED, ending(upgraded));

            assertThatThrownBy(() -> upgraded.get(0, TimeUnit.SECONDS)).hasRootCauseMessage("there is no TLS");
        }
    }

    private static FakeServer server() {
        return FakeServer.answering(TestCertificate.serverContext(keyStore), Reply.of(200, "text/plain", "well"));
    }

    private static Transport transport(boolean secure, @Nullable SSLContext context) {
        return Transport.start(new Transport.Settings(LONG, LONG, 10, 1_000, secure, context, null, null), Thread::new);
    }

    /** The answer, or why there is none. */
    private static String call(Transport transport, String url) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Runnable unused = transport.execute(AsyncRequestBuilder.get(url).build(), () -> {}, ending(answer));
        return answer.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
                .handle((got, failure) -> failure == null
                        ? new String(got.body(), StandardCharsets.UTF_8)
                        : String.valueOf(failure.getMessage()))
                .join();
    }

    private static <T> FutureCallback<T> ending(CompletableFuture<T> future) {
        return new FutureCallback<>() {
            @Override
            public void completed(T result) {
                future.complete(result);
            }

            @Override
            public void failed(Exception reason) {
                future.completeExceptionally(reason);
            }

            @Override
            public void cancelled() {
                future.cancel(false);
            }
        };
    }
}
