// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The rates that a Chatwoot server allows by default, see its page on <a
 * href="https://developers.chatwoot.com/self-hosted/monitoring/rate-limiting">rate limiting</a>. The server refuses
 * what is beyond with 429, and messages with 422.
 */
public enum Rate {
    /** Searches of contacts: all clients of an account together. */
    CONTACT_SEARCH(100, Duration.ofMinutes(1), Verb.GET, "/search", "(/api/v1/accounts/[^/]+)/contacts/search"),
    /** Counts of conversations, of one user. */
    CONVERSATION_META(30, Duration.ofMinutes(1), Verb.GET, "/meta", "(/api/v1/accounts/[^/]+)/conversations/meta"),
    /** Transcripts by e-mail, of an account. */
    TRANSCRIPT(
            1000,
            Duration.ofHours(1),
            Verb.POST,
            "/transcript",
            "(/api/v1/accounts/[^/]+)/conversations/[^/]+/transcript"),
    /** Files, of an account. */
    UPLOAD(60, Duration.ofHours(1), Verb.POST, "/upload", "(/api/v1/accounts/[^/]+)/upload"),
    /** Reports, of one user. */
    REPORTS(100, Duration.ofMinutes(1), Verb.GET, "/reports", "(/api/v2/accounts/[^/]+)/reports.*"),
    /** New messages of one conversation. */
    MESSAGES(200, Duration.ofMinutes(1), Verb.POST, "/messages", "(.*/conversations/[^/]+/messages)"),
    /** Everything that comes from one address. */
    ANY(3000, Duration.ofMinutes(1), null, "", ".*");

    private final int calls;
    private final Duration window;
    private final @Nullable Verb verb;
    private final String part;
    private final Pattern path;

    /** @param part of each path that the pattern matches: most calls need not try it */
    Rate(int calls, Duration window, @Nullable Verb verb, String part, String path) {
        this.calls = calls;
        this.window = window;
        this.verb = verb;
        this.part = part;
        this.path = Pattern.compile(path);
    }

    /** How many calls the server allows. */
    public int calls() {
        return calls;
    }

    /** Within which time. */
    public Duration window() {
        return window;
    }

    /** The status with which the server refuses what is beyond. */
    int refusal() {
        return this == MESSAGES ? 422 : 429;
    }

    /**
     * Calls that are counted together.
     *
     * @param scope the account or conversation: the beginning of the path
     */
    record Counted(Rate rate, String scope) {

        /** Written out, as the first that a record makes for itself costs some 30 ms of the start. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Counted counted && rate == counted.rate && scope.equals(counted.scope);
        }

        @Override
        public int hashCode() {
            return 31 * rate.hashCode() + scope.hashCode();
        }
    }

    private static final Counted EVERYTHING = new Counted(ANY, "");

    /** What a call counts for, the narrowest first. */
    static List<Counted> of(Verb verb, String path) {
        List<Counted> counted = new ArrayList<>();
        for (Rate rate : values()) {
            if (rate == ANY) {
                counted.add(EVERYTHING);
            } else if (rate.verb == verb && path.contains(rate.part)) {
                Matcher matcher = rate.path.matcher(path);
                if (matcher.matches()) {
                    counted.add(new Counted(rate, matcher.group(1)));
                }
            }
        }
        return counted;
    }
}
