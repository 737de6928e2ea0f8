// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server which version of Chatwoot it is ({@code GET /api}, which needs no token), and remembers what it said.
 * One question at a time, however many want to know. Blocks nobody. Safe to share across threads.
 */
public final class ServerProbe {

    private static final Request QUESTION = new Request(
            new Asked("getServerInfo", Verb.GET, "/api"),
            "/api",
            List.of(),
            Map.of(),
            new Payload.None(),
            Access.NONE,
            Media.JSON,
            true);

    /** Before this has passed, a question that failed is not asked again for the version. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /**
     * What came of a question.
     *
     * @param version what the server says it is; null when it did not say
     * @param failure why it did not say; null when it did
     */
    public record Report(
            @Nullable Version version, @Nullable Failure failure) {}

    private record Dated(Report report, long nanos) {}

    private final Call server;
    private final Time time;
    private final AtomicReference<@Nullable CompletableFuture<Report>> asking = new AtomicReference<>();
    private volatile @Nullable Dated last;
    private volatile @Nullable Version known;

    /** @param server asks the server without a token, with a limited wait */
    public ServerProbe(Call server, Time time) {
        this.server = server;
        this.time = time;
    }

    /** What came of the last question; empty before the first one has ended. */
    public Optional<Report> last() {
        return Optional.ofNullable(last).map(Dated::report);
    }

    /** How long ago the last question ended; very long when there was none. */
    public Duration age() {
        Dated dated = last;
        return dated == null ? Duration.ofNanos(Long.MAX_VALUE) : Duration.ofNanos(time.nanos() - dated.nanos());
    }

    /** The version that the server has told at any time, or tells now; empty when it does not tell. */
    public CompletableFuture<Optional<Version>> version() {
        Version version = known;
        if (version != null) {
            return CompletableFuture.completedFuture(Optional.of(version));
        }
        if (age().compareTo(PAUSE) < 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return ask().thenApply(report -> Optional.ofNullable(report.version()));
    }

    /** Asks, or waits for the answer to a question that is under way. Giving up ends the wait, not the question. */
    public CompletableFuture<Report> ask() {
        CompletableFuture<Report> mine = new CompletableFuture<>();
        CompletableFuture<Report> other = asking.compareAndExchange(null, mine);
        if (other != null) {
            return other.copy();
        }
        CompletableFuture<Report> answer = mine.copy();
        CompletableFuture<Void> unused = CompletableFuture.completedFuture(QUESTION)
                .thenCompose(server::send) // what this may throw becomes an error like others
                .handle((outcome, error) -> outcome == null ? broken(error) : report(outcome))
                .thenAccept(report -> {
                    last = new Dated(report, time.nanos());
                    if (report.version() != null) {
                        known = report.version();
                    }
                    asking.set(null);
                    mine.complete(report);
                });
        return answer;
    }

    private static Report report(Outcome outcome) {
        if (outcome instanceof Failure failure) {
            return new Report(null, failure);
        }
        Answer answer = (Answer) outcome;
        return version(answer)
                .map(version -> new Report(version, null))
                .orElseGet(() ->
                        new Report(null, Failures.unexpected(QUESTION.asked(), answer, "there is no version in it")));
    }

    private static Optional<Version> version(Answer answer) {
        try {
            return Version.of(Json.at(Json.read(answer.body()), "/version"));
        } catch (IOException notJson) {
            return Optional.empty(); // which is reported as what it is: no version
        }
    }

    private static Report broken(@Nullable Throwable error) {
        IOException cause = new IOException(String.valueOf(error), error);
        return new Report(null, Failures.unreachable(QUESTION.asked(), "the server", true, cause, Duration.ZERO));
    }
}
