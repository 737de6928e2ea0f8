// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Call;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Outcome;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.Figures.Figure;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.RequestBuilder;
import io.github.camelchatwoot.operation.Spec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Chatwoot what became of the messages that agents wrote for customers. Only of those: a report is an update for
 * Chatwoot, and to report on updates would never end. Safe for any thread; no thread waits.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/messages/update-message">Chatwoot's message status</a>
 */
public final class DeliveryReport {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReport.class);
    private static final int RECENT = 10_000;
    private static final String FAILED = "failed";
    private static final String SENT = "sent";
    private static final String DELIVERED = "delivered";

    /** From less to more; what was reported does not become less. The server would let it. */
    private static final List<String> PROGRESS = List.of(FAILED, SENT, DELIVERED, "read");

    private final Mode mode;
    private final Call call;
    private final EchoGuard guard;
    private final FailedMessages failedMessages;
    private final Figures figures;
    private final Recent<String, String> reported = new Recent<>(RECENT);

    /** What is reported. */
    public enum Mode {
        /** Nothing. */
        NONE,
        /** What failed, and what became of it later. */
        FAILED,
        /** Everything. */
        ALL;

        /** The word in options. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reports.
     *
     * @param call asks Chatwoot with the token of a user: bots must not report
     */
    DeliveryReport(Mode mode, Call call, EchoGuard guard, FailedMessages failedMessages, Figures figures) {
        this.mode = mode;
        this.call = call;
        this.guard = guard;
        this.failedMessages = failedMessages;
        this.figures = figures;
    }

    /**
     * Reports how a route ended, when there is something to report. Blocks as long as the memory of failed messages.
     *
     * @return completes once: whether Chatwoot knows that the message failed
     */
    CompletableFuture<Boolean> of(Event event, Ending ending) {
        Report report = isReported(event) ? report(event, ending) : null;
        return report == null ? CompletableFuture.completedFuture(false) : send(event, report);
    }

    private record Report(String status, @Nullable String externalError) {}

    private boolean isReported(Event event) {
        Facts facts = event.facts();
        boolean asksForDelivery =
                event.type() == EventType.MESSAGE_CREATED || event.type() == EventType.MESSAGE_RETRY_REQUESTED;
        return mode != Mode.NONE
                && asksForDelivery
                && facts.isForCustomer()
                && !facts.deleted()
                && !guard.isOwn(event)
                && facts.accountId() != null
                && facts.conversationId() != null
                && facts.messageId() != null;
    }

    private @Nullable Report report(Event event, Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            return new Report(FAILED, failed.externalError());
        }
        if (!(ending instanceof Ending.Completed completed)) {
            return null;
        }
        String status = completed.status();
        if (FAILED.equals(status)) {
            return new Report(FAILED, completed.externalError());
        }
        // Forgotten, so that the update that follows is no agent's wish. Chatwoot marks a message as failed, too, when
        // it could not tell us of it: an agent who sees that would send it again.
        boolean wasFailed = forget(event) || event.facts().externalError() != null;
        if (mode == Mode.ALL) {
            return new Report(status == null ? DELIVERED : status, null);
        }
        return wasFailed ? new Report(status == null ? SENT : status, null) : null;
    }

    /** Whether a message was known as failed; it is no longer. */
    private boolean forget(Event event) {
        try {
            return failedMessages.remove(event);
        } catch (RuntimeException e) {
            LOG.warn("The idempotent repository did not tell whether the message of {} failed before", event, e);
            return false;
        }
    }

    private CompletableFuture<Boolean> send(Event event, Report report) {
        String key = event.facts().accountId() + ":" + event.facts().messageId();
        String before = event.type() == EventType.MESSAGE_RETRY_REQUESTED ? SENT : reported.get(key);
        if (!isProgress(before, report.status())) {
            return CompletableFuture.completedFuture(report.status().equals(FAILED) && FAILED.equals(before));
        }
        return call.sendSafely(RequestBuilder.build(
                        Operation.UPDATE_MESSAGE_STATUS,
                        (Spec) Operation.UPDATE_MESSAGE_STATUS.role(),
                        inputs(event, report)))
                .handle((outcome, error) -> ended(event, key, report, outcome, error));
    }

    private static boolean isProgress(@Nullable String before, String now) {
        if (before == null || before.equals(FAILED)) {
            return !now.equals(before);
        }
        return PROGRESS.indexOf(now) > PROGRESS.indexOf(before) || (now.equals(FAILED) && before.equals(SENT));
    }

    private static Inputs inputs(Event event, Report report) {
        Map<Param, Object> values = new HashMap<>();
        put(values, Param.ACCOUNT_ID, event.facts().accountId());
        put(values, Param.CONVERSATION_ID, event.facts().conversationId());
        put(values, Param.MESSAGE_ID, event.facts().messageId());
        put(values, Param.MESSAGE_STATUS, report.status());
        put(values, Param.EXTERNAL_ERROR, report.externalError());
        return new Inputs(values, Map.of(), Map.of(), List.of(), List.of(), null);
    }

    private static void put(Map<Param, Object> values, Param param, @Nullable Object value) {
        if (value != null) {
            values.put(param, value);
        }
    }

    private boolean ended(
            Event event, String key, Report report, @Nullable Outcome outcome, @Nullable Throwable error) {
        if (!(outcome instanceof Answer)) {
            figures.count(Figure.REPORTS_FAILED);
            String why = outcome instanceof Failure failure ? failure.message() : String.valueOf(error);
            LOG.warn(
                    "Chatwoot was not told that the message of {} is {}. Reports need the access token of a user, not of a"
                            + " bot, and an API inbox. {}",
                    event,
                    report.status(),
                    why);
            return false;
        }
        figures.count(Figure.REPORTED);
        reported.put(key, report.status());
        boolean failed = report.status().equals(FAILED);
        if (failed) {
            remember(event);
        }
        return failed;
    }

    private void remember(Event event) {
        try {
            failedMessages.add(event);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The idempotent repository did not take that the message of {} failed; if an agent asks to send it"
                            + " again, nobody will hear of it",
                    event,
                    e);
        }
    }
}
