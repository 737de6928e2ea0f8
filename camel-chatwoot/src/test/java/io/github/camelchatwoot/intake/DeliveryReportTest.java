// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.DeliveryReport.Mode;
import io.github.camelchatwoot.intake.Figures.Figure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryReportTest {

    private static final EchoGuard GUARD = new EchoGuard(EchoGuard.Mode.NONE, "bridge");

    private final SetMemory memory = new SetMemory();
    private final FailedMessages failed = new FailedMessages(memory, new Deduplicator(memory, 3));
    private final Figures figures = new Figures();
    private final TestServer server = new TestServer();

    private DeliveryReport report(Mode mode) {
        return report(mode, server);
    }

    private DeliveryReport report(Mode mode, Call call) {
        return new DeliveryReport(mode, call, GUARD, failed, figures);
    }

    private static Ending ended(String how) {
        return switch (how) {
            case "throws" -> new Ending.Failed("no route");
            case "well" -> new Ending.Completed(null, null);
            case "failed" -> new Ending.Completed("failed", "ESME_RSUBMITFAIL");
            default -> new Ending.Completed(how, null);
        };
    }

    private static Event wish() {
        return Told.updated(7).event().as(EventType.MESSAGE_RETRY_REQUESTED, "message_retry_requested:1:7:x");
    }

    @Test
    void aReportIsTheRequestThatChatwootDocuments() {
        boolean known = report(Mode.FAILED)
                .of(Told.created(7).event(), new Ending.Failed("no route"))
                .join();

        assertThat(known).isTrue();
        assertThat(server.count()).isEqualTo(1);
        assertThat(server.request(0).asked().verb()).isEqualTo(Verb.PATCH);
        assertThat(server.request(0).path()).isEqualTo("/api/v1/accounts/1/conversations/3/messages/7");
        assertThat(server.request(0).query()).isEmpty();
        assertThat(server.bodies()).containsExactly("{\"external_error\":\"no route\",\"status\":\"failed\"}");
        assertThat(figures.of(Figure.REPORTED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,   throws,    ",
        "NONE,   well,      ",
        "NONE,   failed,    ",
        "NONE,   delivered, ",
        "FAILED, throws,    failed no route",
        "FAILED, failed,    failed ESME_RSUBMITFAIL",
        "FAILED, well,      ",
        "FAILED, sent,      ",
        "FAILED, delivered, ",
        "FAILED, read,      ",
        "ALL,    throws,    failed no route",
        "ALL,    failed,    failed ESME_RSUBMITFAIL",
        "ALL,    well,      delivered",
        "ALL,    sent,      sent",
        "ALL,    delivered, delivered",
        "ALL,    read,      read"
    })
    void whatIsReportedOfANewMessage(Mode mode, String how, @Nullable String expected) {
        boolean known = report(mode).of(Told.created(7).event(), ended(how)).join();

        assertThat(statuses()).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(known).isEqualTo(expected != null && expected.startsWith("failed"));
        assertThat(memory.keys()).isEqualTo(known ? Set.of("message_failed:1:7") : Set.of());
    }

    /** It was down when the message was told, so Chatwoot marked it; found later, it went well. */
    @ParameterizedTest
    @CsvSource({"NONE, ", "FAILED, sent", "ALL, delivered"})
    void whatChatwootMarkedAsFailedIsCorrected(Mode mode, @Nullable String expected) {
        Event marked = Told.created(7).failed("500 Internal Server Error").event();

        boolean known = report(mode).of(marked, ended("well")).join();

        assertThat(statuses()).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(known).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,   well,      ,                        true",
        "FAILED, well,      sent,                    false",
        "FAILED, sent,      sent,                    false",
        "FAILED, delivered, delivered,               false",
        "FAILED, read,      read,                    false",
        "FAILED, throws,    failed no route,         true",
        "FAILED, failed,    failed ESME_RSUBMITFAIL, true",
        "ALL,    well,      delivered,               false"
    })
    void whatIsReportedOfAMessageThatFailedBefore(
            Mode mode, String how, @Nullable String expected, boolean stillFailed) {
        failed.add(Told.created(7).event());

        report(mode).of(Told.created(7).event(), ended(how)).join();

        assertThat(statuses()).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(memory.keys().contains("message_failed:1:7")).isEqualTo(stillFailed);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,   throws,    ",
        "FAILED, throws,    failed no route",
        "FAILED, well,      ",
        "ALL,    throws,    failed no route",
        "ALL,    well,      delivered",
        "ALL,    sent,      ",
        "ALL,    read,      read"
    })
    void whatIsReportedOfAMessageThatAnAgentWantsAgain(Mode mode, String how, @Nullable String expected) {
        DeliveryReport report = report(mode);
        report.of(Told.created(7).event(), ended("throws")).join();
        int before = server.count();

        report.of(wish(), ended(how)).join();

        List<String> more = statuses().subList(before, server.count());
        assertThat(more).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "sent delivered read,       sent delivered read",
        "read delivered sent,       read",
        "delivered sent,            delivered",
        "delivered delivered,       delivered",
        "sent sent,                 sent",
        "sent failed,               sent failed",
        "delivered failed,          delivered",
        "read failed,               read",
        "failed failed,             failed",
        "failed sent,               failed sent",
        "failed delivered failed,   failed delivered",
        "failed sent failed read,   failed sent failed read"
    })
    void whatWasReportedDoesNotBecomeLess(String endings, String expected) {
        DeliveryReport report = report(Mode.ALL);

        for (String how : endings.split(" ", -1)) {
            report.of(Told.created(7).event(), ended(how)).join();
        }

        assertThat(statuses().stream().map(status -> status.split(" ", -1)[0]))
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    void whatIsKnownAsFailedIsNotReportedTwiceButKnown() {
        DeliveryReport report = report(Mode.FAILED);

        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isTrue();
        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isTrue();

        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void whatWasDeliveredIsNotKnownAsFailed() {
        DeliveryReport report = report(Mode.ALL);
        report.of(Told.created(7).event(), ended("delivered")).join();

        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isFalse();
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void onlyNewMessagesOfAgentsAreReported() {
        for (Told told : List.of(
                Told.updated(7),
                Told.created(7).with("private", true),
                Told.created(7).with("message_type", "incoming"),
                Told.created(7).with("message_type", "template"),
                Told.created(7).with("message_type", "activity"),
                Told.created(7).deleted(),
                Told.created(7).with("source_id", "bridge:1"),
                Told.created(7).with("account", Map.of()),
                Told.created(7).with("conversation", Map.of()),
                Told.created(7).with("id", "none"),
                Told.of("conversation_created").with("id", 3),
                Told.of("automation_event.message_created").with("message_type", "outgoing"))) {
            assertThat(report(Mode.ALL).of(told.event(), ended("throws")).join())
                    .isFalse();
            assertThat(report(Mode.ALL).of(told.event(), ended("well")).join()).isFalse();
        }
        assertThat(server.count()).isZero();
        report(Mode.ALL)
                .of(Told.created(7).with("source_id", "other:1").event(), ended("well"))
                .join();
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void onlyEndingsOfARouteAreReported() {
        for (Ending ending :
                List.of(new Ending.Duplicate(), new Ending.GivenUp(), new Ending.Seen(), new Ending.Stopped())) {
            assertThat(report(Mode.ALL).of(Told.created(7).event(), ending).join())
                    .isFalse();
        }
        assertThat(server.count()).isZero();
    }

    @Test
    void aReportThatFailsIsMadeAgainNextTime() {
        DeliveryReport report = report(Mode.FAILED);
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        server.answers(first);
        server.answers(CompletableFuture.failedFuture(new IllegalStateException("closed")));

        CompletableFuture<Boolean> known = report.of(Told.created(7).event(), ended("throws"));
        assertThat(known).isNotDone();
        first.complete(server.refused());

        assertThat(known.join()).isFalse();
        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isFalse();
        assertThat(memory.keys()).isEmpty();
        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isTrue();
        assertThat(figures.of(Figure.REPORTS_FAILED)).isEqualTo(2);
        assertThat(figures.of(Figure.REPORTED)).isEqualTo(1);
        assertThat(server.count()).isEqualTo(3);
    }

    @Test
    void aCallThatThrowsIsAFailedReport() {
        DeliveryReport report = report(Mode.ALL, request -> {
            throw new IllegalStateException("closed");
        });

        assertThat(report.of(Told.created(7).event(), ended("throws")).join()).isFalse();
        assertThat(figures.of(Figure.REPORTS_FAILED)).isEqualTo(1);
    }

    @Test
    void aMemoryThatCannotBeReachedKeepsNoReportBack() {
        memory.setDown(true);

        assertThat(report(Mode.ALL).of(Told.created(7).event(), ended("well")).join())
                .isFalse();
        assertThat(report(Mode.ALL).of(Told.created(8).event(), ended("throws")).join())
                .isTrue();

        assertThat(statuses()).containsExactly("delivered", "failed no route");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void modesAreWrittenInSmallLetters(Mode mode) {
        assertThat(mode).hasToString(mode.name().toLowerCase(Locale.ROOT));
    }

    /** The status of each report, and the error. */
    private List<String> statuses() {
        return server.bodies().stream()
                .map(body -> body.replaceAll("\\{(\"external_error\":\"(.*)\",)?\"status\":\"(.*)\"}", "$3 $2"))
                .map(String::strip)
                .toList();
    }
}
