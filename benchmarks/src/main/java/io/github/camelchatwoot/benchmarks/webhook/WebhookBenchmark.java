// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.camelchatwoot.benchmarks.measure.Comparison;
import io.github.camelchatwoot.benchmarks.measure.Costs;
import io.github.camelchatwoot.benchmarks.measure.Effort;
import io.github.camelchatwoot.benchmarks.measure.Rounds;
import io.github.camelchatwoot.benchmarks.measure.Sample;
import io.github.camelchatwoot.benchmarks.measure.Spread;
import io.github.camelchatwoot.benchmarks.measure.Waiting;
import io.github.camelchatwoot.benchmarks.report.Section;
import io.github.camelchatwoot.benchmarks.report.Suite;
import io.github.camelchatwoot.benchmarks.report.Target;
import io.github.camelchatwoot.benchmarks.report.Verdict;
import io.github.camelchatwoot.benchmarks.webhook.Sender.Sent;

/**
 * How much it costs to receive a webhook: verify, look at it, give it to a route. Against bare Vert.x that does the
 * same without Camel, and against a route written by hand. The variants take turns, so that what else the machine does
 * hits them all.
 */
public final class WebhookBenchmark implements Suite {

    private static final List<Integer> IN_FLIGHT = List.of(16, 128);

    private static final String DEFAULTS_BYTES = "bodyFormat=bytes&ordering=conversation&ack=accepted";
    private static final String CHATWOOT = WebhookRoute.name(DEFAULTS_BYTES);

    private static final List<Supplier<Receiver>> RECEIVERS = List.of(
            BareServer::new,
            EmptyRoute::new,
            HandWrittenRoute::new,
            () -> new WebhookRoute(DEFAULTS_BYTES),
            () -> new WebhookRoute("bodyFormat=map&ordering=conversation&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=json&ordering=conversation&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=bytes&ordering=none&ack=accepted"),
            () -> new WebhookRoute("bodyFormat=bytes&ordering=conversation&ack=completed"));

    @Override
    public List<Section> run(Effort effort) throws Exception {
        List<Section> sections = new ArrayList<>();
        try (Sender sender = Sender.start()) {
            for (int inFlight : effort == Effort.FULL ? IN_FLIGHT : IN_FLIGHT.subList(0, 1)) {
                Comparison comparison = measure(sender, inFlight, effort);
                sections.add(new Section(
                        "webhooks, " + inFlight + " in flight", comparison.table(), verdicts(inFlight, comparison)));
            }
            sections.add(new Section(
                    "webhooks, without a web server", Inside.measure(effort).table()));
            sections.add(new Section(
                    "webhooks, endurance",
                    Endurance.run(sender, effort.turn().multipliedBy(10)) + "\n\n"
                            + StandStill.run(sender, effort.turn())));
        }
        return sections;
    }

    private static List<Verdict> verdicts(int inFlight, Comparison comparison) {
        Spread cpu = comparison.ratio(CHATWOOT, BareServer.NAME, Sample::cpuPerCall);
        Spread rate = comparison.ratio(CHATWOOT, HandWrittenRoute.NAME, Sample::callsPerSecond);
        return inFlight == 16
                ? List.of(new Verdict(Target.WEBHOOK_16_CPU, cpu), new Verdict(Target.WEBHOOK_16_TO_HAND_WRITTEN, rate))
                : List.of(
                        new Verdict(Target.WEBHOOK_128_CPU, cpu),
                        new Verdict(Target.WEBHOOK_128_TO_HAND_WRITTEN, rate));
    }

    /** All receivers in turn. */
    static Comparison measure(Sender sender, int inFlight, Effort effort) throws Exception {
        List<Receiver> receivers = new ArrayList<>();
        try {
            RECEIVERS.forEach(receiver -> receivers.add(receiver.get()));
            return Rounds.run(
                    receivers, Receiver::name, effort, receiver -> sample(sender, receiver, inFlight, effort.turn()));
        } finally {
            receivers.forEach(Receiver::close);
        }
    }

    private static Sample sample(Sender sender, Receiver receiver, int inFlight, Duration turn)
            throws IOException, InterruptedException {
        sender.prepare(receiver.port(), inFlight, turn);
        long handled = receiver.handled();
        Costs before = Costs.now();
        Sent sent = sender.send();
        long lost = Waiting.forCount(receiver::handled, handled + sent.accepted());
        Costs.Used costs = Costs.now().since(before);
        double events = sent.accepted();
        return new Sample(
                events * 1e9 / sent.nanos(),
                sent.p50(),
                sent.p99(),
                costs.allocated() / events,
                costs.cpuNanos() / 1e3 / events,
                sent.errors() + sent.refused() + lost);
    }
}
