// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.camelchatwoot.delivery.DeliveryLocks;
import io.github.camelchatwoot.sandbox.SandboxData;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelchatwoot.TestDelivery.NOWHERE;
import static io.github.camelchatwoot.TestDelivery.builder;
import static io.github.camelchatwoot.TestDelivery.headers;
import static org.assertj.core.api.Assertions.assertThat;

/** Twenty at a time: what the server does without the locks, and does no more with them. */
class DeliveryRaceTest {

    private static final int RACERS = 20;
    private static final DeliveryLocks NONE = (key, patience) -> CompletableFuture.completedFuture(() -> {});

    @Test
    void oneConversation() {
        try (TestDelivery bridge = TestDelivery.plain();
                TestRoute unlocked = bridge.route(options -> options.setDeliveryLocks(NONE))) {
            race(unlocked, i -> headers("unlocked", "m-" + i));
            race(bridge.route(), i -> headers("locked", "m-" + i));

            assertThat(bridge.chatwoot().data().conversations("unlocked")).hasSizeGreaterThan(1);
            assertThat(bridge.chatwoot().data().conversations("locked")).hasSize(1);
        }
    }

    /** The sessions of one person in several channels begin at the same moment. */
    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREATE_CONTACT", "CREATE_CONTACT"})
    void oneContactForAPhoneNumber(Route way) {
        boolean asAgent = way == Route.CREATE_CONTACT;
        try (TestDelivery bridge = TestDelivery.on(
                        builder().apiInbox("SMS", NOWHERE, inbox -> {
                            inbox.members("Gus");
                            if (asAgent) {
                                inbox.hmacMandatory();
                            }
                        }),
                        options -> {});
                TestRoute unlocked = bridge.route(options -> {
                    options.setAccessToken(bridge.chatwoot().agentToken());
                    options.setDeliveryLocks(NONE);
                });
                TestRoute locked = bridge.route(
                        options -> options.setAccessToken(bridge.chatwoot().agentToken()))) {
            bridge.chatwoot().faults().on(way).racing(Duration.ofMillis(50));

            race(unlocked, i -> withNumber("unlocked-" + i, "+4915110000001"));
            race(locked, i -> withNumber("locked-" + i, "+4915110000002"));

            assertThat(contacts(bridge, "unlocked-")).hasSizeGreaterThan(1);
            assertThat(contacts(bridge, "locked-")).hasSize(1);
            assertThat(contacts(bridge, "locked-").get(0).sourceIds()).hasSize(RACERS);
        }
    }

    /** Deliveries of other people do not wait for each other. */
    @ParameterizedTest
    @ValueSource(strings = {"", "+49151"})
    void locksKeepOnlyThoseApartThatAreTheSame(String number) {
        try (TestDelivery bridge = TestDelivery.plain()) {
            bridge.deliver("first", "1", "looks at the inbox");
            bridge.chatwoot().faults().on(Route.CLIENT_CREATE_CONTACT).slow(Duration.ofMillis(500));
            long begun = System.nanoTime();

            race(
                    bridge.route(),
                    i -> number.isEmpty()
                            ? headers("contact-" + i, "m")
                            : withNumber("contact-" + i, number + (1_000_000 + i)));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500L * RACERS / 2));
        }
    }

    private static Map<String, Object> withNumber(String contact, String number) {
        Map<String, Object> headers = new HashMap<>(headers(contact, "m"));
        headers.put("CamelChatwootPhoneNumber", number);
        return headers;
    }

    private static List<SandboxData.Contact> contacts(TestDelivery bridge, String prefix) {
        return bridge.chatwoot().data().contacts().stream()
                .filter(contact -> contact.sourceIds().stream().anyMatch(id -> id.startsWith(prefix)))
                .toList();
    }

    private static void race(TestRoute route, IntFunction<Map<String, Object>> headers) {
        List<CompletableFuture<Exchange>> racing = IntStream.range(0, RACERS)
                .mapToObj(i -> route.context().createProducerTemplate().asyncSend("direct:start", exchange -> {
                    exchange.getMessage().setBody("Hello " + i);
                    exchange.getMessage().setHeaders(headers.apply(i));
                }))
                .toList();
        assertThat(racing)
                .allSatisfy(each -> assertThat(each.join().getException()).isNull());
    }
}
