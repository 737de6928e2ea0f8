// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.HostnameVerifier;

import io.github.camelchatwoot.client.Transport;
import io.github.camelchatwoot.server.TestCertificate;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PfxOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelchatwoot.cable.LiveCable.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/** To whom the token is told, and to whom not; and the way there. */
@Timeout(120)
class CableTlsTest {

    @TempDir
    static Path folder = Path.of("");

    private static PfxOptions certificate = new PfxOptions();

    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeCertificate() {
        certificate = new PfxOptions()
                .setPath(TestCertificate.keyStoreIn(folder).toString())
                .setPassword(TestCertificate.PASSWORD);
    }

    private CableServer server(boolean secure) {
        return new CableServer(
                secure ? CableServer.options().setSsl(true).setKeyCertOptions(certificate) : CableServer.options(),
                socket -> {
                    CableServer.welcome(socket);
                    socket.frameHandler(frame -> {
                        if (frame.isText()) {
                            told.add(frame.textData());
                        }
                    });
                });
    }

    private static WebSocketClientOptions trusting() {
        return new WebSocketClientOptions().setTrustOptions(certificate);
    }

    private static LiveCable cable(
            String url,
            @Nullable WebSocketClientOptions tls,
            @Nullable HostnameVerifier verifier,
            Transport.@Nullable Proxy proxy) {
        VertxCableSockets.Settings settings = new VertxCableSockets.Settings(
                URI.create(url),
                LiveCable.PATIENCE,
                VertxCableSockets.Settings.DEFAULT_MAX_MESSAGE_SIZE,
                tls,
                verifier,
                proxy);
        return new LiveCable(LiveCable.QUICK, settings, LiveCable.always(ScriptedCable.DORA)).start();
    }

    private void isRefused(LiveCable cable, String reason) {
        try (cable) {
            patiently().until(() -> cable.ears.troubles.size() >= 2);
            assertThat(cable.ears.troubles).allMatch(trouble -> trouble.contains(reason), reason);
            assertThat(cable.ears.causes).isNotEmpty();
            assertThat(cable.status().opened()).isZero();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aCertificateThatIsTrustedIsAccepted() {
        try (CableServer server = server(true);
                LiveCable cable = cable("https://localhost:" + server.port(), trusting(), null, null)) {
            cable.confirmed();
            assertThat(told).contains(ScriptedCable.DORA.subscribe());
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefused() {
        try (CableServer server = server(true)) {
            isRefused(cable("https://localhost:" + server.port(), null, null, null), "there is no connection: ");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        try (CableServer server = server(true)) {
            isRefused(cable("https://127.0.0.1:" + server.port(), trusting(), null, null), "there is no connection: ");
        }
    }

    @Test
    void anOwnVerifierDecidesAboutTheHost() {
        List<String> hosts = new CopyOnWriteArrayList<>();
        HostnameVerifier verifier = (host, session) -> {
            hosts.add(host + " " + session.isValid());
            return true;
        };
        try (CableServer server = server(true);
                LiveCable cable = cable("https://127.0.0.1:" + server.port(), trusting(), verifier, null)) {
            cable.confirmed();
            assertThat(hosts).containsExactly("127.0.0.1 true");
        }
    }

    @Test
    void anOwnVerifierIsAskedBeforeAnythingIsTold() {
        try (CableServer server = server(true)) {
            String url = "https://localhost:" + server.port();
            isRefused(cable(url, trusting(), (host, session) -> false, null), "is not accepted for localhost");
            HostnameVerifier broken = (host, session) -> {
                throw new IllegalStateException("a mistake of the test");
            };
            isRefused(cable(url, trusting(), broken, null), "is not accepted for localhost");
        }
    }

    @Test
    void theVerifierTrustsNoCertificate() {
        try (CableServer server = server(true)) {
            String url = "https://localhost:" + server.port();
            isRefused(cable(url, null, (host, session) -> true, null), "there is no connection: ");
        }
    }

    @Test
    void aTunnelLeadsToAServerThatOnlyTheProxyKnows() {
        try (CableServer server = server(false);
                TunnelProxy proxy = new TunnelProxy(server.port(), "ada", "pass word");
                LiveCable cable = cable(
                        "http://chatwoot.invalid:3000/sub",
                        null,
                        null,
                        new Transport.Proxy("localhost", proxy.port(), "ada", "pass word"))) {
            cable.confirmed();
            assertThat(proxy.targets).containsExactly("chatwoot.invalid:3000");
            assertThat(server.paths).containsExactly("/sub/cable");
        }
    }

    @Test
    void aTunnelLeadsToASecureServerToo() {
        try (CableServer server = server(true);
                TunnelProxy proxy = new TunnelProxy(server.port(), null, null);
                LiveCable cable = cable(
                        "https://localhost",
                        trusting(),
                        null,
                        new Transport.Proxy("localhost", proxy.port(), null, null))) {
            cable.confirmed();
            assertThat(proxy.targets).containsExactly("localhost:443");
        }
    }

    @Test
    void aProxyThatRefusesIsTrouble() {
        try (CableServer server = server(false);
                TunnelProxy proxy = new TunnelProxy(server.port(), "ada", "pass word")) {
            isRefused(
                    cable(
                            server.url(),
                            null,
                            null,
                            new Transport.Proxy("localhost", proxy.port(), "ada", "secret and wrong")),
                    "407");
            assertThat(proxy.targets).isEmpty();
        }
    }

    @Test
    void noSecretIsTold() {
        try (CableServer server = server(false);
                TunnelProxy proxy = new TunnelProxy(server.port(), "ada", "pass word");
                LiveCable cable = cable(
                        server.url(),
                        null,
                        null,
                        new Transport.Proxy("localhost", proxy.port(), "ada", "secret and wrong"))) {
            patiently().until(() -> !cable.ears.causes.isEmpty());
            assertThat(cable.ears.troubles + cable.ears.causes.toString() + cable.status())
                    .doesNotContain("secret and wrong")
                    .doesNotContain("token");
        }
    }
}
