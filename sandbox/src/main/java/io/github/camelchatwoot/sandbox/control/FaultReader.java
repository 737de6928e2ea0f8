// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.time.Duration;
import java.util.Optional;

import io.github.camelchatwoot.sandbox.fault.CableFault;
import io.github.camelchatwoot.sandbox.fault.Fault;
import io.github.camelchatwoot.sandbox.fault.Often;
import io.github.camelchatwoot.sandbox.fault.RestFault;
import io.github.camelchatwoot.sandbox.fault.Routes;
import io.github.camelchatwoot.sandbox.fault.Subscriber;
import io.github.camelchatwoot.sandbox.fault.WebhookFault;
import io.github.camelchatwoot.sandbox.fault.Where;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.webhook.ReceiverKind;

/** Reads what fault somebody wants, where and how often. Used on the event loop only. */
final class FaultReader {
    /** How long something is held back for its successor, unless told otherwise. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private enum On {
        REST,
        WEBHOOK,
        CABLE
    }

    /** What was read. */
    record Wish(Fault fault, Where where, Often often) {}

    private final Routes routes;

    FaultReader(Routes routes) {
        this.routes = routes;
    }

    /**
     * Reads everything.
     *
     * @throws IllegalArgumentException when a value is out of its bounds
     */
    Wish read(Fields fields) {
        On on = fields.word("on", On.class).orElseThrow(() -> Fields.missing("on"));
        String kind = fields.needText("kind");
        Wish wish = switch (on) {
            case REST -> new Wish(rest(kind, fields), requests(fields), often(fields));
            case WEBHOOK -> new Wish(webhook(kind, fields), webhooks(fields), often(fields));
            case CABLE -> new Wish(cable(kind, fields), connections(fields), often(fields));
        };
        fields.noOthers();
        return wish;
    }

    private static RestFault rest(String kind, Fields fields) {
        return switch (kind) {
            case "429" ->
                new RestFault.Throttled(fields.duration("retry_after_ms").orElse(null));
            case "500", "502", "503", "504" -> RestFault.answering(Integer.parseInt(kind));
            case "slow" -> new RestFault.Slow(fields.needDuration("delay_ms"));
            case "racing" -> new RestFault.Racing(fields.needDuration("delay_ms"));
            case "cut-before-commit" -> new RestFault.CutBeforeCommit();
            case "cut-after-commit" -> new RestFault.CutAfterCommit();
            case "cut-in-body" -> new RestFault.CutInBody();
            case "redis-away" -> new RestFault.RedisAway();
            default ->
                throw unknown(
                        kind,
                        "429, 500, 502, 503, 504, slow, racing, cut-before-commit, cut-after-commit, cut-in-body, redis-away");
        };
    }

    private static WebhookFault webhook(String kind, Fields fields) {
        return switch (kind) {
            case "lost" -> new WebhookFault.Lost();
            case "doubled" -> new WebhookFault.Doubled(fields.flag("same_id").orElse(true));
            case "late" -> new WebhookFault.Late(fields.needDuration("delay_ms"));
            case "reordered" ->
                new WebhookFault.Reordered(fields.duration("limit_ms").orElse(LIMIT));
            case "unsigned" -> new WebhookFault.Unsigned();
            case "wrongly-signed" -> new WebhookFault.WronglySigned();
            case "old-timestamp" -> new WebhookFault.OldTimestamp(fields.needDuration("age_ms"));
            default -> throw unknown(kind, "lost, doubled, late, reordered, unsigned, wrongly-signed, old-timestamp");
        };
    }

    private static CableFault cable(String kind, Fields fields) {
        return switch (kind) {
            case "half-open" -> new CableFault.HalfOpen();
            case "no-pings" -> new CableFault.NoPings();
            case "deaf" -> new CableFault.Deaf();
            case "reordered" ->
                new CableFault.Reordered(fields.duration("limit_ms").orElse(LIMIT));
            case "confirm-withheld" -> new CableFault.ConfirmWithheld();
            default -> throw unknown(kind, "half-open, no-pings, deaf, reordered, confirm-withheld");
        };
    }

    private static Refusal unknown(String kind, String known) {
        return Refusal.error(422, "kind is \"" + kind + "\": send one of " + known);
    }

    private Where.Requests requests(Fields fields) {
        Optional<String> method = fields.text("method");
        Optional<String> path = fields.text("path");
        if (method.isEmpty() && path.isEmpty()) {
            return new Where.Requests(null, null);
        }
        return routes.named(
                method.orElseThrow(() -> Fields.missing("method")), path.orElseThrow(() -> Fields.missing("path")));
    }

    private static Where.Webhooks webhooks(Fields fields) {
        return new Where.Webhooks(
                fields.text("event").orElse(null),
                fields.word("receiver", ReceiverKind.class).orElse(null),
                fields.text("url").orElse(null));
    }

    static Where.Connections connections(Fields fields) {
        return new Where.Connections(fields.word("subscriber", Subscriber.class).orElse(null));
    }

    private static Often often(Fields fields) {
        Optional<Long> times = fields.number("times");
        Optional<Double> share = fields.decimal("share");
        if (times.isPresent() && share.isPresent()) {
            throw Refusal.error(422, "times and share exclude each other: send one of them");
        }
        if (share.isPresent()) {
            return new Often.Share(share.get());
        }
        return times.<Often>map(count -> new Often.Times((int) Math.max(0, Math.min(count, Integer.MAX_VALUE))))
                .orElseGet(Often.Always::new);
    }
}
