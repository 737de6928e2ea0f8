// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.AvailablePortFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a web server makes of strange requests: forms, files, and names that mean something to Camel. */
class WebhookHostileRequestTest {

    private static final String EVENT = "{\"event\":\"message_created\",\"id\":7,\"account\":{\"id\":1}}";
    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;
    private static final String FOREIGN = "zq7foreign";

    /** Names that mean something to Camel or its components, in every case. */
    private static final List<String> NAMES = List.of(
            "CamelHttpMethod",
            "camelhttpmethod",
            "CAMELHTTPQUERY",
            "cAmElHttpUri",
            "CamelHttpPath",
            "CamelHttpResponseCode",
            "CamelChatwootOperation",
            "camelCHATWOOTaccountid",
            "CamelChatwootEventId",
            "CamelChatwootEventDeliveryId",
            "CamelMessageTimestamp",
            "CamelFileName",
            "CamelSplitIndex",
            "CamelCharsetName",
            "breadcrumbId",
            "BREADCRUMBID",
            "JMSReplyTo",
            "websocket.connectionKey",
            "org.apache.camel.Exchange",
            "traceparent");

    @Test
    void noNameFromOutsideGetsIn() {
        AtomicReference<Exchange> arrived = new AtomicReference<>();
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().setUseBreadcrumb(true);
                from(URI).process(exchange -> arrived.set(exchange.copy()));
            }
        })) {
            StringBuilder query = new StringBuilder("x=y");
            NAMES.forEach(name -> query.append('&').append(name).append('=').append(FOREIGN));
            HttpRequest.Builder request = webhook.delivery("/chatwoot?" + query, EVENT);
            NAMES.forEach(name -> request.header(name, FOREIGN));

            assertThat(webhook.send(request).statusCode()).isEqualTo(200);
            assertThat(webhook.send(webhook.delivery("/chatwoot", EVENT)).statusCode())
                    .isEqualTo(200);
        }
        Exchange exchange = Objects.requireNonNull(arrived.get());
        Set<String> names = new TreeSet<>(exchange.getMessage().getHeaders().keySet());
        assertThat(names)
                .containsExactly(
                        "CamelChatwootAccountId",
                        "CamelChatwootEventDeliveryId",
                        "CamelChatwootEventId",
                        "CamelChatwootEventSource",
                        "CamelChatwootEventType",
                        "CamelChatwootMessageId",
                        "breadcrumbId"); // Camel's own
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(FOREIGN);
        assertThat(exchange.getProperties().toString()).doesNotContain(FOREIGN);
        assertThat(exchange.getVariables()).isEmpty();
    }

    /** The query is looked at for signatures; a parameter that looks like Camel's must not hide it. */
    @Test
    void aParameterDoesNotHideTheQuery() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpRequest signed = webhook.delivery("/", EVENT).build();
            StringBuilder query = new StringBuilder("CamelHttpQuery=&camelhttpquery=x");
            for (String name : List.of("X-Chatwoot-Timestamp", "X-Chatwoot-Signature")) {
                String value = signed.headers().firstValue(name).orElseThrow();
                query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
            HttpRequest.Builder request = webhook.request("/chatwoot?" + query)
                    .header("Content-Type", "application/json")
                    .header("CamelHttpQuery", "")
                    .POST(BodyPublishers.ofString(EVENT));

            assertThat(webhook.send(request).statusCode()).isEqualTo(401);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    @Test
    void aHeaderDoesNotMakeAGetAPost() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpRequest.Builder request = webhook.delivery("/chatwoot?CamelHttpMethod=POST", EVENT)
                    .header("CamelHttpMethod", "POST")
                    .header("X-HTTP-Method-Override", "POST")
                    .method("GET", BodyPublishers.ofString(EVENT));

            assertThat(webhook.send(request).statusCode()).isEqualTo(405);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    @Test
    void aFormIsNoEventWhateverItsFieldsAreCalled() {
        String form = "event=message_created&Content-Type=application%2Fjson&CamelHttpMethod=POST"
                + "&CamelChatwootAccountId=99&X-Chatwoot-Timestamp=1&X-Chatwoot-Signature=sha256%3D00";
        try (TestWebhook webhook = TestWebhook.from("chatwoot:webhook?ack=completed&verify=false")) {
            HttpResponse<String> answer = webhook.send(webhook.request("/chatwoot")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));

            assertThat(answer.statusCode()).isEqualTo(415);
            WebhookConsumerTest.assertSaysNothing(answer);
            assertThat(webhook.exchanges()).isEmpty();
        }
    }

    /** The web server writes uploads to a disk, if it is not told otherwise; none of them may stay. */
    @Test
    void uploadsAreRefusedAndLeaveNothingBehind(@TempDir Path uploads) throws Exception {
        int port = AvailablePortFinder.getNextAvailable();
        try (DefaultCamelContext context = new DefaultCamelContext();
                TestWebhook sender = TestWebhook.from(URI)) {
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(context);
            server.setHost("localhost");
            server.setPort(port);
            server.setFileUploadDirectory(uploads.toString());
            context.addService(server);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("chatwoot:webhook?ack=completed&verify=false").to("mock:end");
                }
            });
            context.start();

            HttpRequest.Builder request = sender.request("/")
                    .uri(java.net.URI.create("http://localhost:" + port + "/chatwoot"))
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(upload()));

            assertThat(sender.send(request).statusCode()).isEqualTo(415);
            await().atMost(Duration.ofSeconds(10)).until(() -> files(uploads).isEmpty());
        }
    }

    private static String upload() {
        return "--b\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nmessage_created\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"CamelFileName\"; filename=\"../../x.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + EVENT + "x".repeat(100_000) + "\r\n--b--\r\n";
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
