// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

import io.github.camelchatwoot.client.Transport;
import io.github.camelchatwoot.client.Upload;
import io.github.camelchatwoot.server.FakeServer;
import io.github.camelchatwoot.server.RecordedReply;
import io.github.camelchatwoot.server.Reply;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No secret is ever printed. Every secret of these tests holds the letters zq7. */
class SecretsTest {

    private static final String SECRETS =
            "accessToken=zq7access&apiKey=zq7platform&secret=zq7secret&clientSecret=zq7client"
                    + "&proxyUsername=zq7user&proxyPassword=zq7password";
    private static final String CALL = "chatwoot:createMessage?accountId=1&conversationId=42&" + SECRETS + "&baseUrl=";
    private static final Map<String, Level> LOGGERS =
            Map.of("io.github.camelchatwoot", Level.TRACE, "org.apache.camel", Level.INFO);

    static Stream<Reply> replies() {
        return Stream.of(
                Reply.json(200, "{\"id\":1}"),
                RecordedReply.of("03-contacts", "create-bad-token"),
                RecordedReply.of("03-contacts", "create-source-taken"),
                RecordedReply.of("09-automation", "unknown-route"),
                Reply.of(200, "text/html", "<title>Sign in</title>"),
                Reply.json(200, "{\"id\":"),
                Reply.empty(302).with("Location", "/elsewhere"),
                Reply.empty(204));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void neitherAnswersNorFailuresTellThem(Reply reply) throws Exception {
        try (FakeServer server = FakeServer.answering(reply);
                CapturedLog log = CapturedLog.of(LOGGERS)) {
            String failure = call(CALL + server.url());

            assertThat(server.only().header("api-access-token")).isEqualTo("zq7access");
            assertThat(failure).doesNotContain("zq7");
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("zq7"));
        }
    }

    @Test
    void aServerThatIsNotThereIsNotToldWithThem() throws Exception {
        try (CapturedLog log = CapturedLog.of(LOGGERS)) {
            String failure = call(CALL + "http://localhost:1");

            assertThat(failure).contains("ChatwootUnreachableException").doesNotContain("zq7");
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("zq7"));
        }
    }

    @Test
    void aRouteThatCannotStartIsNotToldWithThem() {
        StringWriter trace = new StringWriter();
        try (CapturedLog log = CapturedLog.of(LOGGERS)) {
            try {
                call(CALL + "ftp://chatwoot.example.com");
            } catch (Exception e) {
                e.printStackTrace(new PrintWriter(trace, true));
            }

            assertThat(trace.toString()).contains("baseUrl").doesNotContain("zq7");
            assertThat(log.lines()).noneMatch(line -> line.contains("zq7"));
        }
    }

    @Test
    void endpointsDoNotTellThem() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ChatwootEndpoint endpoint = context.getEndpoint(CALL + "http://localhost:1", ChatwootEndpoint.class);

            assertThat(endpoint.toString()).contains("chatwoot:").doesNotContain("zq7");
            assertThat(endpoint.createProducer().toString()).doesNotContain("zq7");
            assertThat(endpoint.getConfiguration().toString()).doesNotContain("zq7");
            assertThat(endpoint.getServiceUrl()).doesNotContain("zq7");
        }
    }

    @Test
    void managementDoesNotTellThem() throws Exception {
        try (FakeServer server = FakeServer.answering(Reply.json(200, "{\"id\":1}"));
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(route(CALL + server.url()));
            context.start();
            context.createProducerTemplate().sendBody("direct:start", "Hello");

            List<String> told = management(context);

            assertThat(told).anyMatch(text -> text.contains("chatwoot:createMessage"));
            assertThat(told).filteredOn(text -> text.contains("zq7")).isEmpty();
        }
    }

    @Test
    void theSummaryOfCamelMainDoesNotTellThem(@TempDir Path folder) throws Exception {
        Path properties = Files.writeString(folder.resolve("application.properties"), """
                camel.component.chatwoot.base-url = http://localhost:1
                camel.component.chatwoot.access-token = zq7access
                camel.component.chatwoot.api-key = zq7platform
                camel.component.chatwoot.secret = zq7secret
                camel.component.chatwoot.client-secret = zq7client
                camel.component.chatwoot.proxyUsername = zq7user
                camel.component.chatwoot.proxyPassword = zq7password
                """);
        try (CapturedLog log = CapturedLog.of(Map.of("org.apache.camel", Level.INFO))) {
            Main main = new Main();
            main.configure().addRoutesBuilder(route("chatwoot:getProfile"));
            main.setPropertyPlaceholderLocations("file:" + properties);
            try {
                main.start();
            } finally {
                main.stop();
            }

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("camel.component.chatwoot.accessToken"))
                    .anyMatch(line -> line.contains("camel.component.chatwoot.apiKey"))
                    .anyMatch(line -> line.contains("camel.component.chatwoot.secret"))
                    .noneMatch(line -> line.contains("zq7"));
        }
    }

    @Test
    void whatIsSentIsNotToldByTheValuesOnTheWay() {
        var upload = new Upload("zq7.txt", "text/plain", true, InputStream::nullInputStream);
        var proxy = new Transport.Proxy("proxy", 8080, "zq7user", "zq7password");

        assertThat(List.of(upload.toString(), proxy.toString())).noneMatch(text -> text.contains("zq7"));
    }

    /** Runs a call; what it ended with, as it would be printed. */
    private static String call(String uri) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(route(uri));
            context.start();
            Exchange exchange = context.createProducerTemplate()
                    .send("direct:start", request -> request.getMessage().setBody("Hello"));
            StringWriter printed = new StringWriter();
            printed.append(String.valueOf(exchange.getMessage().getHeaders()));
            if (exchange.getException() != null) {
                exchange.getException().printStackTrace(new PrintWriter(printed, true));
            }
            return printed.toString();
        }
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        };
    }

    /**
     * The names and attributes of everything that a context shows by JMX. Not its operations: one of them shows a route
     * as it was written.
     */
    private static List<String> management(CamelContext context) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> told = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            if (!name.toString().contains("context=" + context.getManagementName())) {
                continue;
            }
            told.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    told.add(name + " " + attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
                } catch (RuntimeMBeanException notThere) {
                    told.add(name + " " + attribute.getName() + " cannot be read");
                }
            }
        }
        return told;
    }
}
