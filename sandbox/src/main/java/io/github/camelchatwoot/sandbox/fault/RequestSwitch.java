// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

import java.time.Duration;

/** Switches faults of requests on. Confined to one thread. */
public final class RequestSwitch extends Switch<RequestSwitch> {
    private final Where.Requests where;

    RequestSwitch(OnLoop loop, Faults faults, Where.Requests where) {
        super(loop, faults);
        this.where = where;
    }

    @Override
    RequestSwitch self() {
        return this;
    }

    /**
     * Answers with an error, and nothing is changed.
     *
     * @param status 429 as the server's throttle, 500 as the server itself, or 502, 503, 504 as a reverse proxy
     */
    public SwitchedOn answer(int status) {
        return on(RestFault.answering(status), where);
    }

    /** Answers 429 with the header {@code Retry-After}, which the server itself does not send, but a proxy may. */
    public SwitchedOn answerTooMany(Duration retryAfter) {
        return on(new RestFault.Throttled(retryAfter), where);
    }

    /** Handles the request only after a delay by the time of the double, even if the caller has gone by then. */
    public SwitchedOn slow(Duration delay) {
        return on(new RestFault.Slow(delay), where);
    }

    /**
     * Validates the request at once and stores after a delay, by the time of the double: phone numbers that others
     * store meanwhile are not seen.
     */
    public SwitchedOn racing(Duration delay) {
        return on(new RestFault.Racing(delay), where);
    }

    /** Closes the connection before anything was changed. */
    public SwitchedOn cutBeforeCommit() {
        return on(new RestFault.CutBeforeCommit(), where);
    }

    /** Does what was asked for and tells others, but closes the connection instead of answering. */
    public SwitchedOn cutAfterCommit() {
        return on(new RestFault.CutAfterCommit(), where);
    }

    /** Does what was asked for and tells others, but closes the connection after half of the answer. */
    public SwitchedOn cutInBody() {
        return on(new RestFault.CutInBody(), where);
    }

    /** Does what was asked for, but tells nobody and answers with an error: Redis is away. */
    public SwitchedOn redisAway() {
        return on(new RestFault.RedisAway(), where);
    }
}
