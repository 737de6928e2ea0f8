// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.ServerProbe;
import io.github.camelchatwoot.client.ServerProbe.Report;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a server answers, and which version it is. Readiness only: a restart of the application would not help. The
 * server is asked when its last answer is older than the interval, by one call at a time without a token. The check
 * waits for it no longer than a second; then it tells what was known before, with its age.
 */
final class ChatwootHealthCheck extends AbstractHealthCheck {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final URI server;
    private final ServerProbe probe;
    private final Duration interval;

    ChatwootHealthCheck(URI server, ServerProbe probe, Duration interval) {
        super("camel", "producer:chatwoot-" + server);
        this.server = server;
        this.probe = probe;
        this.interval = interval;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(HealthCheck.ENDPOINT_URI, server.toString());
        if (probe.age().compareTo(interval) >= 0) {
            await(builder);
        }
        probe.last()
                .ifPresentOrElse(
                        report -> tell(builder, report),
                        () -> builder.message(server + " was asked for its version and has not answered yet")
                                .unknown());
    }

    private void await(HealthCheckResultBuilder builder) {
        try {
            Report unused = probe.ask().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException later) {
            builder.detail("server.slow", true); // the answer, or its failure, is told by a later check
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(HealthCheckResultBuilder builder, Report report) {
        builder.detail("server.asked.ago", probe.age().toMillis() + " ms");
        if (report.version() != null) {
            builder.detail("server.version", report.version().toString());
            builder.up();
            return;
        }
        Failure failure = report.failure();
        if (failure instanceof Failure.Answered answered) {
            builder.detail(HealthCheck.HTTP_RESPONSE_CODE, answered.answer().status());
        }
        builder.message(failure == null ? "no version" : failure.message()).down();
    }
}
