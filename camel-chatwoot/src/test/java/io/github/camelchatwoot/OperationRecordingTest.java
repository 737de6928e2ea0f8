// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Denial;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Reply;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.recorded.RecordedServer;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded step that is an operation goes through the component, to a server that gives the recorded answer: what
 * is sent must be what was recorded, and the answer must become what a route expects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationRecordingTest {

    private static final String UNUSED_TOKEN = "a-token-that-nobody-sends";

    /** No answer of the server ever tells that of the platform app. */
    private static final String PLATFORM_TOKEN = "Zq7OfThePlatformApp";

    /** Steps that the component refuses before anything is sent. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("03/create-malformed", "a text that is not JSON"),
            Map.entry("03/create-array", "JSON, but not an object"),
            Map.entry("03/show-not-a-number", "an id is a number"),
            Map.entry("03/search-blank", "nothing to search for"),
            Map.entry("03/create-bad-phone", "a phone number that is none"),
            Map.entry("03/create-source-empty", "an empty source id: the contact would get no session"),
            Map.entry("04/create-by-source", "without contact and inbox any session of any account would be taken"),
            Map.entry("04/create-by-source-unknown", "without contact and inbox"),
            Map.entry("04/create-nothing", "without contact and inbox"),
            Map.entry("06/create-contact-bad-phone", "a phone number that is none"),
            Map.entry("11/nul-character", "a character that the server cannot store"),
            Map.entry("04/create-bad-status", "an unknown word"),
            Map.entry("04/toggle", "without a status the server would open or resolve, whatever it was"),
            Map.entry("04/bad-status", "an unknown word"),
            Map.entry("04/priority-bad", "an unknown word"),
            Map.entry("04/custom-attributes-missing", "nothing to set, and the server's answer is 500"),
            Map.entry("05/integer-type", "an unknown word, and the message would be the customer's"),
            Map.entry("05/unknown-content-type", "an unknown word"),
            Map.entry("05/unknown-type", "an unknown word"),
            Map.entry("05/empty", "an empty message"),
            Map.entry("05/status-unknown", "an unknown word, which the server ignores silently"),
            Map.entry("06/create-message-empty", "an empty message"),
            Map.entry("03/import-blank", "no file"),
            Map.entry("04/transcript-no-email", "nobody to send it to"),
            Map.entry("09/bulk-unknown", "an unknown word"),
            Map.entry("09/report-without-type", "nothing to report about, and the server's answer is 500"));

    /** Steps that no exchange can ask for. */
    private static final Map<String, String> NOT_SENT = Map.ofEntries(
            Map.entry("03/create-no-token", "a route does not start without a token"),
            Map.entry("03/create-underscore-header", "the name of the token's header is written with hyphens"),
            Map.entry("03/create-identifier-empty", "an empty identifier is left out"),
            Map.entry("03/create-identifier-empty-again", "an empty identifier is left out"),
            Map.entry("05/attachment-not-a-list", "attachments are always sent as a list"),
            Map.entry("11/invalid-utf8", "texts are always sent in UTF-8"));

    /** Lists that were empty whenever they were recorded. */
    private static final Set<Operation> RECORDED_EMPTY = Set.of(
            Operation.LIST_ACTIVE_CONTACTS,
            Operation.ADD_CONVERSATION_PARTICIPANTS,
            Operation.LIST_CAMPAIGNS,
            Operation.LIST_DASHBOARD_APPS);

    private final RecordedServer server = new RecordedServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    OperationRecordingTest() throws IOException {}

    private static List<RecordedCall> calls() {
        return Recordings.steps().stream()
                .flatMap(step -> RecordedCall.of(step).stream())
                .toList();
    }

    private static boolean isSent(RecordedCall call) {
        String name = call.step().name();
        return !REFUSED.containsKey(name) && !NOT_SENT.containsKey(name);
    }

    @BeforeAll
    void start() {
        ChatwootComponent component = new ChatwootComponent();
        ChatwootConfiguration options = component.getConfiguration();
        options.setBaseUrl(server.url());
        options.setMaxRetries(0); // each step is sent once
        options.setRateLimitTimeout(0);
        options.setRateGovernor(RateGovernor.OFF);
        camel.addComponent("chatwoot", component);
        camel.start();
        template.start();
    }

    @AfterAll
    void stop() {
        template.stop();
        camel.stop();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> recordedStepsAreSentAndTheirAnswersUnderstood(@TempDir Path files) {
        List<RecordedCall> sent =
                calls().stream().filter(OperationRecordingTest::isSent).toList();
        System.out.printf(
                "%d recorded steps are sent, %d are refused before, %d cannot be sent%n",
                sent.size(), REFUSED.size(), NOT_SENT.size());
        return sent.stream()
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> assertLikeRecorded(call, files)));
    }

    @TestFactory
    Stream<DynamicTest> whatTheServerWouldNotUnderstandIsRefusedBefore(@TempDir Path files) {
        return calls().stream()
                .filter(call -> REFUSED.containsKey(call.step().name()))
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> {
                    Exchange exchange = send(call, files);

                    assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
                    assertThat(server.received()).isEmpty();
                }));
    }

    /** Nothing that was recorded is left out: what is no operation has no route on the server either. */
    @Test
    void everyRecordedStepIsAnOperation() {
        assertThat(Recordings.steps().stream()
                        .filter(step -> RecordedCall.of(step).isEmpty())
                        .map(Step::name))
                .containsExactly("09/unknown-route");
    }

    @Test
    void theListsOfExceptionsAreExact() {
        Set<String> steps = calls().stream().map(call -> call.step().name()).collect(Collectors.toSet());

        assertThat(steps).containsAll(REFUSED.keySet()).containsAll(NOT_SENT.keySet());
        assertThat(REFUSED.keySet()).doesNotContainAnyElementsOf(NOT_SENT.keySet());
    }

    /** The table says of every answer whether it was recorded, and is neither too modest nor too bold. */
    @Test
    void everyAnswerWasRecordedOrIsKnownNotToBe() {
        Set<Operation> answered = calls().stream()
                .filter(call -> isSent(call) && call.isAnswered())
                .map(RecordedCall::operation)
                .collect(Collectors.toSet());
        Set<Operation> seen = Arrays.stream(Operation.values())
                .filter(operation ->
                        operation.role() instanceof Spec spec && spec.reply().seen())
                .collect(Collectors.toSet());

        assertThat(seen).isEqualTo(answered);
    }

    /** Where the table says that an id stands, there was one at least once. */
    @TestFactory
    Stream<DynamicTest> idsStandWhereTheTableSays() {
        return calls().stream()
                .filter(call -> isSent(call) && call.isAnswered())
                .collect(Collectors.groupingBy(RecordedCall::operation, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(), () -> assertIdsStand(entry.getKey(), entry.getValue())));
    }

    private static void assertIdsStand(Operation operation, List<RecordedCall> calls) {
        Reply reply = calls.get(0).spec().reply();
        reply.headers()
                .forEach((param, pointer) -> assertThat(calls)
                        .as(param.header())
                        .anyMatch(call -> isThere(call.step().answered().json().at(pointer))));
        reply.thing()
                .ids()
                .forEach((param, pointer) -> assertThat(calls.stream()
                                .anyMatch(call ->
                                        isThere(first(reply, call.thing()).at(pointer))))
                        .as(param.header())
                        .isNotEqualTo(RECORDED_EMPTY.contains(operation)));
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static JsonNode first(Reply reply, JsonNode thing) {
        return reply.list() ? thing.path(0) : thing;
    }

    /** The component does not start without a token, but a proxy may drop it. */
    @Test
    void aTokenThatDidNotArriveIsToldFromAWrongOne(@TempDir Path files) {
        RecordedCall call =
                RecordedCall.of(Recordings.step("03/create-no-token")).orElseThrow();

        Exchange exchange = send(call, files);

        assertThat(failure(exchange))
                .isInstanceOfSatisfying(
                        Failure.Unauthorized.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Denial.NO_TOKEN));
    }

    private void assertLikeRecorded(RecordedCall call, Path files) {
        Exchange exchange = send(call, files);

        if (exchange.getException() instanceof IllegalArgumentException refused) {
            throw new AssertionError(call + " was not sent", refused);
        }
        assertThat(server.received())
                .singleElement()
                .satisfies(received -> RecordedRequests.assertSame(call, token(call), received));
        if (call.isAnswered()) {
            assertThat(exchange.getException()).isNull();
            RecordedAnswers.assertUnderstood(call, exchange.getMessage());
        } else {
            RecordedFailures.assertTold(call, failure(exchange));
            RecordedFailures.assertPrintable(
                    call, token(call), String.valueOf(exchange.getException().getMessage()));
        }
    }

    private Exchange send(RecordedCall call, Path files) {
        server.received(); // forgets what other tests have sent
        server.answer(call.step().answered());
        return template.request(
                "chatwoot:" + call.operation() + "?" + option(call) + "=RAW(" + token(call) + ")", exchange -> {
                    call.headers().forEach(exchange.getMessage()::setHeader);
                    exchange.getMessage().setBody(call.body(files));
                });
    }

    private static String option(RecordedCall call) {
        return call.spec().access() == Access.PLATFORM ? "apiKey" : "accessToken";
    }

    private static String token(RecordedCall call) {
        if (call.step().as().equals("platform")) {
            return PLATFORM_TOKEN;
        }
        return call.step().token().isEmpty() ? UNUSED_TOKEN : call.step().token();
    }

    private static Failure.Answered failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(ChatwootHttpException.class);
        return ((ChatwootHttpException) exchange.getException()).getFailure();
    }
}
