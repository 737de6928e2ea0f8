// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.HostnameVerifier;

import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.Reply;
import io.github.camelchatwoot.server.TestCertificate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Proxies and TLS. */
class NetworkOptionsTest {

    private static final Reply PROFILE = Reply.json(200, "{\"id\":1}");

    @TempDir
    static Path folder = Path.of("");

    private static Path keyStore = Path.of("");

    @BeforeAll
    static void makeCertificate() {
        keyStore = TestCertificate.keyStoreIn(folder);
    }

    @Test
    void aProxyIsAskedForAServerThatOnlyItKnows() {
        try (FakeServer proxy = FakeServer.answering(PROFILE);
                TestRoute route = TestRoute.to(
                        "chatwoot:getProfile?proxyHost=localhost&proxyPort=" + proxy.port(),
                        "http://chatwoot.invalid:3000")) {
            route.answer(null, Map.of());

            assertThat(proxy.only().header("host")).isEqualTo("chatwoot.invalid:3000");
            assertThat(proxy.only().header("api-access-token")).isEqualTo(TestRoute.TOKEN);
            assertThat(proxy.only().headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @Test
    void aProxyIsGivenItsPassword() {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("ada:pass word".getBytes(StandardCharsets.UTF_8));
        try (FakeServer proxy = FakeServer.answering(request -> expected.equals(request.header("proxy-authorization"))
                        ? PROFILE
                        : Reply.empty(407).with("Proxy-Authenticate", "Basic realm=\"proxy\""));
                TestRoute route = TestRoute.to(
                        "chatwoot:getProfile?proxyHost=localhost&proxyUsername=ada&proxyPassword=RAW(pass word)&proxyPort="
                                + proxy.port(),
                        "http://chatwoot.invalid")) {
            route.answer(null, Map.of());
            route.answer(null, Map.of());

            assertThat(proxy.received()).hasSizeBetween(3, 4);
        }
    }

    @Test
    void aProxyThatRefusesIsToldApartFromChatwoot() {
        try (FakeServer proxy =
                        FakeServer.answering(Reply.empty(407).with("Proxy-Authenticate", "Basic realm=\"proxy\""));
                TestRoute route = TestRoute.to(
                        "chatwoot:getProfile?proxyHost=localhost&proxyPort=" + proxy.port(),
                        "http://chatwoot.invalid")) {
            assertThat(route.failure(null, Map.of()))
                    .isInstanceOf(ChatwootHttpException.class)
                    .hasMessageContaining("407")
                    .hasMessageContaining("proxyUsername");
        }
    }

    @Test
    void aCertificateOfOnesOwnIsTrustedWithSslContextParameters() throws Exception {
        try (FakeServer server = FakeServer.answering(TestCertificate.serverContext(keyStore), PROFILE);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("tls", trust());
            start(context, "chatwoot:getProfile?accessToken=x&sslContextParameters=#tls&baseUrl=" + server.url());

            context.createProducerTemplate().sendBody("direct:start", "");

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void theContextsTlsSettingsCanBeUsed() throws Exception {
        try (FakeServer server = FakeServer.answering(TestCertificate.serverContext(keyStore), PROFILE);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.setSSLContextParameters(trust());
            ChatwootComponent component = new ChatwootComponent();
            component.setUseGlobalSslContextParameters(true);
            context.addComponent("chatwoot", component);
            start(context, "chatwoot:getProfile?accessToken=x&baseUrl=" + server.url());

            context.createProducerTemplate().sendBody("direct:start", "");

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void theHostNameMustMatchTheCertificate() throws Exception {
        try (FakeServer server = FakeServer.answering(TestCertificate.serverContext(keyStore), PROFILE);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("tls", trust());
            start(context, byOtherName(server));

            Exception failure = context.createProducerTemplate()
                    .send("direct:start", exchange -> {})
                    .getException();

            assertThat(failure)
                    .isInstanceOf(ChatwootUnreachableException.class)
                    .hasMessageContaining("TLS failed")
                    .hasMessageContaining("127.0.0.1");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aVerifierMayAcceptAnotherHostName() throws Exception {
        try (FakeServer server = FakeServer.answering(TestCertificate.serverContext(keyStore), PROFILE);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("tls", trust());
            HostnameVerifier anyHost = (host, session) -> host.equals("127.0.0.1");
            context.getRegistry().bind("anyHost", anyHost);
            start(context, byOtherName(server) + "&hostnameVerifier=#anyHost");

            context.createProducerTemplate().sendBody("direct:start", "");

            assertThat(server.received()).hasSize(1);
        }
    }

    private static String byOtherName(FakeServer server) {
        return "chatwoot:getProfile?accessToken=x&sslContextParameters=#tls&baseUrl=https://127.0.0.1:" + server.port();
    }

    private static void start(DefaultCamelContext context, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:start").to(uri);
            }
        });
        context.start();
    }

    private static SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setType("PKCS12");
        store.setPassword(TestCertificate.PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
