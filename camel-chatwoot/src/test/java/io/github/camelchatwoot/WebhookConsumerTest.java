// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the web server lets in, and what it answers. */
class WebhookConsumerTest {

    private static final String EVENT =
            "{\"event\":\"message_created\",\"id\":7,\"content\":\"Grüße 👋\",\"account\":{\"id\":1}}";
    private static final String URI = "chatwoot:webhook?ack=completed&secret=" + TestWebhook.SECRET;

    @Test
    void aSignedDeliveryComesIntoTheRoute() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.deliver(EVENT)).isEqualTo(200);

            assertThat(webhook.only().getMessage().getBody())
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("content", "Grüße 👋");
            assertThat(webhook.only().getMessage().getHeaders())
                    .containsEntry("CamelChatwootEventType", "message_created")
                    .containsEntry("CamelChatwootEventId", "message_created:1:7")
                    .containsEntry("CamelChatwootMessageId", 7L)
                    .containsEntry("CamelChatwootEventDeliveryId", "0b9e2c1a-delivery");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void onlyPostIsAllowed(String method) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpResponse<String> answer =
                    webhook.send(webhook.delivery("/chatwoot", EVENT).method(method, BodyPublishers.ofString(EVENT)));

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST");
            assertRefused(webhook, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/json",
                "application/jsonp",
                "application"
            })
    void onlyJsonIsAllowed(String type) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpResponse<String> answer =
                    webhook.send(webhook.delivery("/chatwoot", EVENT).setHeader("Content-Type", type));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertRefused(webhook, answer);
        }
    }

    @Test
    void aMissingContentTypeIsNotJson() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpResponse<String> answer =
                    webhook.send(webhook.request("/chatwoot").POST(BodyPublishers.ofString(EVENT)));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertRefused(webhook, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"})
    void jsonIsAllowedInAnySpelling(String type) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            assertThat(webhook.send(webhook.delivery("/chatwoot", EVENT).setHeader("Content-Type", type))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBodyThatIsTooLargeByItsLengthIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&maxBodySize=1000")) {
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", large(1001)));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertRefused(webhook, answer);
        }
    }

    @Test
    void aBodyThatIsTooLargeWithoutALengthIsRefused() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&maxBodySize=1000")) {
            byte[] body = large(1001).getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", large(1001))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertRefused(webhook, answer);
        }
    }

    @Test
    void aBodyOfTheLargestSizeIsTaken() {
        try (TestWebhook webhook = TestWebhook.from(URI + "&maxBodySize=1000")) {
            assertThat(webhook.deliver(large(1000))).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "[]", "{}", "null", "{\"event\":7}", "{\"event\":\"x\"} more"})
    void aSignedBodyThatIsNoEventIsRefused(String body) {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", body));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertRefused(webhook, answer);
        }
    }

    @Test
    void nothingOfTheRequestComesBack() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpRequest.Builder request = webhook.delivery("/chatwoot?echo=zq7query", EVENT)
                    .header("X-Custom", "zq7header")
                    .header("Cookie", "session=zq7cookie")
                    .header("Authorization", "Bearer zq7bearer");

            HttpResponse<String> answer = webhook.send(request);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertSaysNothing(answer);
        }
    }

    @Test
    void whatTheRouteLeavesBehindDoesNotGoOut() {
        try (TestWebhook webhook = TestWebhook.from(URI, exchange -> {
            exchange.getMessage().setHeader("X-Customer", "zq7 Ada");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 418);
            exchange.getMessage().setBody("zq7 secret of the route");
        })) {
            HttpResponse<String> answer = webhook.send(webhook.delivery("/chatwoot", EVENT));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertSaysNothing(answer);
        }
    }

    @Test
    void nothingFromOutsideBecomesAHeaderOfTheExchange() {
        try (TestWebhook webhook = TestWebhook.from(URI)) {
            HttpRequest.Builder request = webhook.delivery(
                            "/chatwoot?CamelChatwootAccountId=99&camelchatwootoperation=deleteContact&x=y"
                                    + "&CamelHttpMethod=PUT&CamelChatwootContactId=5",
                            EVENT)
                    .header("CamelChatwootConversationId", "99")
                    .header("camelchatwootcontactid", "99")
                    .header("CamelFileName", "/etc/passwd")
                    .header("org.apache.camel.x", "y")
                    .header("X-Custom", "z");

            assertThat(webhook.send(request).statusCode()).isEqualTo(200);

            Set<String> names =
                    new TreeSet<>(webhook.only().getMessage().getHeaders().keySet());
            assertThat(names)
                    .containsExactly(
                            "CamelChatwootAccountId",
                            "CamelChatwootEventDeliveryId",
                            "CamelChatwootEventId",
                            "CamelChatwootEventSource",
                            "CamelChatwootEventType",
                            "CamelChatwootMessageId");
            assertThat(webhook.only().getMessage().getHeader("CamelChatwootAccountId"))
                    .isEqualTo(1L);
            assertThat(webhook.only().getProperties()).doesNotContainKey("X-Custom");
        }
    }

    @Test
    void twoRoutesHaveTwoPaths() {
        try (TestWebhook webhook = TestWebhook.with(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI + "&webhookPath=/one").to("mock:one");
                from("chatwoot:webhook?secret=other&webhookPath=two/deep").to("mock:two");
            }
        })) {
            assertThat(webhook.send(webhook.delivery("/one", EVENT)).statusCode())
                    .isEqualTo(200);
            assertThat(webhook.send(webhook.delivery("/two/deep", EVENT)).statusCode())
                    .isEqualTo(401);
            assertThat(webhook.send(webhook.delivery("/chatwoot", EVENT)).statusCode())
                    .isEqualTo(404);
        }
    }

    private static String large(int length) {
        String start = "{\"event\":\"message_created\",\"content\":\"";
        return start + "x".repeat(length - start.length() - 2) + "\"}";
    }

    private static void assertRefused(TestWebhook webhook, HttpResponse<String> answer) {
        assertThat(webhook.exchanges()).isEmpty();
        assertSaysNothing(answer);
    }

    static void assertSaysNothing(HttpResponse<String> answer) {
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .isSubsetOf("allow", "content-length", "transfer-encoding", "connection");
        assertThat(answer.headers().map().toString()).doesNotContain("zq7");
    }
}
