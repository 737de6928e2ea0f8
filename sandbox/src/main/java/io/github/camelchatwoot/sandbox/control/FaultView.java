// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.control;

import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.fault.CableFault;
import io.github.camelchatwoot.sandbox.fault.Fault;
import io.github.camelchatwoot.sandbox.fault.Often;
import io.github.camelchatwoot.sandbox.fault.RestFault;
import io.github.camelchatwoot.sandbox.fault.Switched;
import io.github.camelchatwoot.sandbox.fault.WebhookFault;
import io.github.camelchatwoot.sandbox.fault.Where;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** Shows a fault in the words in which it can be asked for. Stateless. */
final class FaultView {
    private FaultView() {}

    static ObjectNode of(Switched switched) {
        ObjectNode view = Json.object().put("id", switched.id());
        where(view, switched.where());
        fault(view.put("kind", switched.fault().kind()), switched.fault());
        if (switched.often() instanceof Often.Times times) {
            view.put("times", times.count());
        } else if (switched.often() instanceof Often.Share share) {
            view.put("share", share.of());
        }
        return view.put("struck", switched.struck());
    }

    private static void where(ObjectNode view, Where where) {
        if (where instanceof Where.Requests requests) {
            view.put("on", "rest");
            put(view, "method", requests.method());
            put(view, "path", requests.template());
        } else if (where instanceof Where.Webhooks webhooks) {
            view.put("on", "webhook");
            put(view, "event", webhooks.event());
            put(view, "receiver", word(webhooks.receiver()));
            put(view, "url", webhooks.url());
        } else if (where instanceof Where.Connections connections) {
            view.put("on", "cable");
            put(view, "subscriber", word(connections.subscriber()));
        }
    }

    private static void fault(ObjectNode view, Fault fault) {
        if (fault instanceof RestFault.Throttled throttled) {
            put(view, "retry_after_ms", throttled.retryAfter());
        } else if (fault instanceof RestFault.Slow slow) {
            put(view, "delay_ms", slow.delay());
        } else if (fault instanceof RestFault.Racing racing) {
            put(view, "delay_ms", racing.delay());
        } else if (fault instanceof WebhookFault.Doubled doubled) {
            view.put("same_id", doubled.sameId());
        } else if (fault instanceof WebhookFault.Late late) {
            put(view, "delay_ms", late.delay());
        } else if (fault instanceof WebhookFault.Reordered reordered) {
            put(view, "limit_ms", reordered.limit());
        } else if (fault instanceof WebhookFault.OldTimestamp old) {
            put(view, "age_ms", old.age());
        } else if (fault instanceof CableFault.Reordered reordered) {
            put(view, "limit_ms", reordered.limit());
        }
    }

    private static @Nullable String word(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode view, String name, @Nullable String text) {
        if (text != null) {
            view.put(name, text);
        }
    }

    private static void put(ObjectNode view, String name, @Nullable Duration duration) {
        if (duration != null) {
            view.put(name, duration.toMillis());
        }
    }
}
