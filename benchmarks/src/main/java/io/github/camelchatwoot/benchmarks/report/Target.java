// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.benchmarks.report;

/** What the component is to reach: ratios to what stands beside it in the same run, or sizes. */
public enum Target {
    PRODUCER_16_TO_VERTX("producer, 0 ms, 16 in flight: calls/s to raw Vert.x", true, 0.85, 0.3),
    PRODUCER_128_TO_VERTX("producer, 0 ms, 128 in flight: calls/s to raw Vert.x", true, 0.85, 0.3),
    PRODUCER_16_TO_HTTP_CLIENT("producer, 0 ms, 16 in flight: calls/s to raw HttpClient 5", true, 0.95, 0.25),
    PRODUCER_128_TO_HTTP_CLIENT("producer, 0 ms, 128 in flight: calls/s to raw HttpClient 5", true, 0.95, 0.25),
    PRODUCER_20_MS_1("producer, 20 ms, 1 in flight: calls/s to raw Vert.x", true, 0.97),
    PRODUCER_20_MS_16("producer, 20 ms, 16 in flight: calls/s to raw Vert.x", true, 0.97),
    PRODUCER_20_MS_128("producer, 20 ms, 128 in flight: calls/s to raw Vert.x", true, 0.97),
    GARBAGE_BYTES("producer, bodyFormat=bytes: KB of garbage per call", false, 18),
    GARBAGE_MAP("producer, bodyFormat=map: KB of garbage per call", false, 18),
    DELIVER_KNOWN("deliverMessage, known contact: calls/s to createMessage", true, 0.80, 0.25),
    WEBHOOK_16_CPU("webhook, 16 in flight: CPU to bare Vert.x", false, 1.6, 5),
    WEBHOOK_128_CPU("webhook, 128 in flight: CPU to bare Vert.x", false, 1.6, 5),
    WEBHOOK_16_TO_HAND_WRITTEN("webhook, 16 in flight: events/s to a hand-written route", true, 1.3, 0.35),
    WEBHOOK_128_TO_HAND_WRITTEN("webhook, 128 in flight: events/s to a hand-written route", true, 1.3, 0.35),
    CABLE_RATE("WebSocket: frames/s to bare Vert.x that only counts", true, 0.85, 0.2),
    CABLE_ORDER("WebSocket: frames out of order", false, 0),
    CABLE_HEAP("WebSocket, a route that stands still: MB of heap more", false, 2),
    STREAMING_HEAP("100,000 contacts streamed: MB of heap above idle", false, 20),
    START_UP_TIME("start: ms more than Camel Main with camel-http", false, 150, 3000),
    START_UP_HEAP("start: MB of heap more than Camel Main with camel-http", false, 1),
    SOAK_LOST("soak: messages lost or doubled", false, 0),
    SOAK_HEAP("soak: MB of heap more at the end than after the first tenth", false, 5),
    SOAK_THREADS("soak: threads more", false, 0),
    SOAK_CONNECTIONS("soak: connections more", false, 0);

    private static final double HALF = 2;

    private final String what;
    private final boolean atLeast;
    private final double limit;
    private final double alarm;

    /** One that is missed by far when it is missed by half. */
    Target(String what, boolean atLeast, double limit) {
        this(what, atLeast, limit, atLeast ? limit / HALF : limit * HALF);
    }

    /**
     * One that is not reached, or that a noisy machine can miss by half, with what would be worse by half than usual.
     */
    Target(String what, boolean atLeast, double limit, double alarm) {
        this.what = what;
        this.atLeast = atLeast;
        this.limit = limit;
        this.alarm = alarm;
    }

    /** What is measured, with its unit or with what it is compared with. */
    public String what() {
        return what;
    }

    boolean isMet(double measured) {
        return atLeast ? measured >= limit : measured <= limit;
    }

    boolean isAlarming(double measured) {
        return atLeast ? measured < alarm : measured > alarm;
    }

    /** Such as {@code at least 0.85}. */
    public String limit() {
        return (atLeast ? "at least " : "at most ") + (limit == Math.rint(limit) ? Long.toString((long) limit) : limit);
    }
}
