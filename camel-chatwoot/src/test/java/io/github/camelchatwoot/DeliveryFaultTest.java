// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelchatwoot.sandbox.fault.RequestSwitch;
import io.github.camelchatwoot.sandbox.fault.Route;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelchatwoot.TestDelivery.body;
import static io.github.camelchatwoot.TestDelivery.delivery;
import static io.github.camelchatwoot.TestDelivery.headers;
import static io.github.camelchatwoot.TestDelivery.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a message when a call of its delivery goes wrong once: it is there, once. */
class DeliveryFaultTest {

    private static final String JANE = "jane";
    private static final Duration LATE = Duration.ofMillis(700);

    /** What goes wrong. */
    enum Mishap {
        CUT_BEFORE(RequestSwitch::cutBeforeCommit, false),
        CUT_AFTER(RequestSwitch::cutAfterCommit, true),
        CUT_IN_BODY(RequestSwitch::cutInBody, true),
        CRASH(route -> route.answer(500), false),
        GATEWAY(route -> route.answer(504), false),
        THROTTLED(route -> route.answer(429), false),
        REDIS_AWAY(RequestSwitch::redisAway, true),
        LATE_COMMIT(route -> route.slow(LATE), true);

        private final Consumer<RequestSwitch> on;
        private final boolean stored;

        Mishap(Consumer<RequestSwitch> on, boolean stored) {
            this.on = on;
            this.stored = stored;
        }
    }

    private static TestDelivery bridge(IdempotentRepository repository) {
        return TestDelivery.with(options -> {
            options.setRetryDelay(20);
            options.setMaxRetries(1);
            options.setCallTimeout(500);
            options.setIdempotentRepository(repository);
        });
    }

    private static TestDelivery bridge() {
        return bridge(MemoryIdempotentRepository.memoryIdempotentRepository(1_000));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageInAConversation(Mishap mishap) {
        try (TestDelivery bridge = bridge()) {
            bridge.deliver(JANE, "1", "One");
            mishap.on.accept(bridge.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1));

            Exchange second = bridge.deliver(JANE, "2", "Two");

            assertThat(bridge.chatwoot().faults().struck()).isEqualTo(1);
            assertThat(delivery(second)).isEqualTo("created");
            assertThat(bridge.messages(JANE)).hasSize(2).contains(id(second, "MessageId"));
            long posts = bridge.requests().stream()
                    .filter(request -> request.startsWith("POST") && request.endsWith("/messages"))
                    .count();
            assertThat(posts).isEqualTo(mishap.stored ? 1 : 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatBeginsAConversation(Mishap mishap) {
        try (TestDelivery bridge = bridge()) {
            mishap.on.accept(
                    bridge.chatwoot().faults().on(Route.CREATE_CONVERSATION).times(1));

            Exchange first = bridge.deliver(JANE, "1", "One");

            assertThat(bridge.chatwoot().faults().struck()).isEqualTo(1);
            assertThat(delivery(first)).isEqualTo("created");
            assertThat(bridge.chatwoot().data().conversations(JANE)).hasSize(1);
            assertThat(bridge.messages(JANE)).containsExactly(id(first, "MessageId"));
        }
    }

    /** What can be read again is sent again. */
    @ParameterizedTest
    @EnumSource
    void aFile(Mishap mishap) {
        try (TestDelivery bridge = bridge()) {
            bridge.deliver(JANE, "1", "One");
            mishap.on.accept(bridge.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1));
            Map<String, Object> headers = new HashMap<>(headers(JANE, "2"));
            headers.put("CamelChatwootAttachments", List.of("a file".getBytes(StandardCharsets.UTF_8)));

            Exchange second = bridge.route().answer("Two", headers);

            assertThat(bridge.chatwoot().faults().struck()).isEqualTo(1);
            assertThat(delivery(second)).isEqualTo("created");
            assertThat((List<?>) body(second).get("attachments")).hasSize(1);
            assertThat(bridge.messages(JANE)).hasSize(2);
        }
    }

    /** A stream is gone when it was read: the source has to deliver it again. */
    @Test
    void aStreamIsNotSentAgain() {
        try (TestDelivery bridge = bridge()) {
            bridge.deliver(JANE, "1", "One");
            bridge.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1).cutBeforeCommit();

            assertThat(bridge.route().failure("Two", withStream())).isInstanceOf(ChatwootUnreachableException.class);
            assertThat(bridge.messages(JANE)).hasSize(1);
            assertThat(delivery(bridge.route().answer("Two", withStream()))).isEqualTo("created");
            assertThat(bridge.messages(JANE)).hasSize(2);
        }
    }

    private static Map<String, Object> withStream() {
        Map<String, Object> headers = new HashMap<>(headers(JANE, "2"));
        headers.put("CamelChatwootAttachments", List.of(new ByteArrayInputStream(new byte[10])));
        return headers;
    }

    @ParameterizedTest
    @EnumSource
    void aContact(Mishap mishap) {
        try (TestDelivery bridge = bridge()) {
            mishap.on.accept(
                    bridge.chatwoot().faults().on(Route.CLIENT_CREATE_CONTACT).times(1));

            bridge.deliver(JANE, "1", "One");

            assertThat(bridge.chatwoot().faults().struck()).isEqualTo(1);
            assertThat(bridge.messages(JANE)).hasSize(1);
        }
    }

    @Test
    void whenTheServerCannotBeAskedNobodyKnowsAndAnotherDeliverySettlesIt() {
        try (TestDelivery bridge = bridge()) {
            bridge.deliver(JANE, "1", "One");
            bridge.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1).cutAfterCommit();
            bridge.chatwoot().faults().on(Route.LIST_MESSAGES).answer(503);

            Exception failure = bridge.route().send("Two", headers(JANE, "2")).getException();

            assertThat(failure)
                    .isInstanceOf(ChatwootUnresolvedException.class)
                    .hasMessageContaining("Deliver it again");
            bridge.chatwoot().faults().clear();
            assertThat(delivery(bridge.deliver(JANE, "2", "Two"))).isEqualTo("found");
            assertThat(bridge.messages(JANE)).hasSize(2);
        }
    }

    @Test
    void anotherProcessWaitsForWhatACrashedOneMayHaveSent() {
        IdempotentRepository shared = MemoryIdempotentRepository.memoryIdempotentRepository(1_000);
        try (TestDelivery bridge = bridge(shared)) {
            bridge.deliver(JANE, "1", "One");
            bridge.chatwoot().faults().on(Route.CREATE_MESSAGE).times(1).slow(LATE);
            bridge.chatwoot().faults().on(Route.LIST_MESSAGES).times(1).answer(500);
            var unused = bridge.route().context().createProducerTemplate().asyncSend("direct:start", exchange -> {
                exchange.getMessage().setBody("Two");
                exchange.getMessage().setHeaders(headers(JANE, "2"));
            });
            await().until(() -> bridge.requests().stream()
                    .anyMatch(request -> request.startsWith("POST") && request.endsWith("/messages")));
            bridge.route().context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
            bridge.route().context().getShutdownStrategy().setTimeout(1);
            bridge.route().close();

            try (TestRoute other = bridge.route(options -> options.setIdempotentRepository(shared))) {
                assertThat(delivery(other.answer("Two", headers(JANE, "2")))).isEqualTo("found");
            }
            assertThat(bridge.messages(JANE)).hasSize(2);
        }
    }

    @Test
    void aDeletedConversationIsReplaced() throws Exception {
        try (TestDelivery bridge = bridge()) {
            long gone = id(bridge.deliver(JANE, "1", "One"), "ConversationId");
            bridge.route()
                    .context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:deleteConversation")
                    .withHeader("CamelChatwootConversationId", gone)
                    .request();

            Exchange second = bridge.deliver(JANE, "2", "Two");

            assertThat(id(second, "ConversationId")).isNotEqualTo(gone);
            assertThat(bridge.messages(JANE)).hasSize(1);
        }
    }

    @Test
    void aDeletedContactIsCreatedAgain() {
        try (TestDelivery bridge = bridge()) {
            Exchange first = bridge.deliver(JANE, "1", "One");
            bridge.route()
                    .context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:deleteContact")
                    .withHeader("CamelChatwootContactId", id(first, "ContactId"))
                    .request();

            Exchange second = bridge.deliver(JANE, "2", "Two");

            assertThat(id(second, "ContactId")).isNotEqualTo(id(first, "ContactId"));
            assertThat(bridge.messages(JANE)).hasSize(1);
        }
    }

    @Test
    void aMergedContactIsTheOneThatIsLeft() {
        try (TestDelivery bridge = bridge()) {
            long jane = id(bridge.deliver(JANE, "1", "One"), "ContactId");
            long other = id(bridge.deliver("other", "1", "One"), "ContactId");
            bridge.route()
                    .context()
                    .createFluentProducerTemplate()
                    .to("chatwoot:mergeContacts")
                    .withHeader("CamelChatwootBaseContactId", other)
                    .withHeader("CamelChatwootMergeeContactId", jane)
                    .request();

            bridge.deliver(JANE, "2", "Two");

            try (TestRoute fresh = bridge.route(options -> {})) {
                assertThat(id(fresh.answer("Three", headers(JANE, "3")), "ContactId"))
                        .isEqualTo(other);
            }
        }
    }
}
