// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What differs between two runs of the same server, and so is not compared by value. Types, nulls and emptiness are
 * compared all the same.
 */
final class Volatile {

    /** What the rules below are about, for the report. */
    static final List<String> REASONS = List.of(
            "Ids: they count per installation. Those of captured accounts, inboxes, conversations, contacts and teams must "
                    + "be what was captured; those that the client chose must be the same.",
            "Tokens, secrets, UUIDs and addresses of stored files: random. Empty ones must be empty.",
            "Moments of the run: near the time of the recording there, near now here, in the same notation.",
            "Durations in reporting events: seconds between two moments of the run.",
            "`avatar_url_hash` and `last_avatar_sync_at`: a background job writes them whenever it gets there.",
            "The order of lists that the server does not sort: filtered contacts, contactable inboxes, webhooks, members, "
                    + "attachments.",
            "`conversation_id` in reporting events: the internal id of a conversation, which nothing else shows.",
            "Frames `presence.update` beside the steps: they tell of the clients' signs of life. The conversations over the "
                    + "WebSocket compare them.",
            "In events only, what the server's jobs read when they run, and so from before or after another job: "
                    + "`waiting_since`, `first_reply_created_at`, size of a picture, assignee, team and blocked sender of a "
                    + "conversation, and which message is its newest one. The sandbox always tells the same; a real server "
                    + "tells now this, now that.",
            "The order in which deliveries and frames of a step arrive.");

    /** Ids count per installation: those of captured things are compared with what was captured. */
    private static final Predicate<String> ID =
            Pattern.compile("id|ids|.*_ids?|in_reply_to").asMatchPredicate();

    /** Ids that the client chose are compared like any text. */
    private static final Predicate<String> CLIENT_ID = Pattern.compile(
                    "source_id|order_id|app_id|echo_id|in_reply_to_external_id")
            .asMatchPredicate();

    /** Random per installation. */
    private static final Predicate<String> TOKEN = Pattern.compile(
                    "access_token|pubsub_token|token|secret|hmac_token|website_token|inbox_identifier"
                            + "|avatar_url_hash|blob_id|web_widget_script")
            .asMatchPredicate();

    /** Signed addresses of stored files. */
    private static final Predicate<String> FILE_URL =
            Pattern.compile("data_url|thumb_url|file_url|avatar_url|thumbnail").asMatchPredicate();

    /** Random parts of a text: UUIDs, one-time tokens, tokens of 24 letters and digits, generated names of contacts. */
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|(?<=sso_auth_token=)\\w+|^[A-Za-z0-9]{24}$|^[a-z]+-[a-z]+-\\d{1,4}$");

    /** Seconds between two moments of the run. */
    private static final Predicate<String> DURATION =
            Pattern.compile("avg_.*|reply_time|value|value_in_business_hours").asMatchPredicate();

    /** A background job writes these whenever it gets there: they may be missing or extra. */
    private static final Predicate<String> BACKGROUND =
            Pattern.compile("avatar_url_hash|last_avatar_sync_at").asMatchPredicate();

    /** Lists that the server does not sort, by request or by place. */
    private static final Predicate<String> UNORDERED = Pattern.compile(
                    "/contacts/filter$|/(contactable_inboxes|webhooks)$|/(inbox|team)_members(/|$)|/attachments$")
            .asPredicate();

    /** Answers that show the internal id of a conversation; all others show its number within the account. */
    private static final String INTERNAL = "/reporting_events";

    /** A job reads these when it runs: it may see the value from before or after another job. */
    private static final Predicate<String> READ_LATE = Pattern.compile(
                    "/(waiting_since|first_reply_created_at)$|/conversation[._]\\w+/.*/meta/(assignee|assignee_type|team)$"
                            + "|/attachments/\\d+/(width|height)$|/conversation\\.\\w+/.*/sender/blocked$")
            .asPredicate();

    /** Likewise the newest message of a conversation: this one or the one before. */
    private static final Predicate<String> NEWEST = Pattern.compile(
                    "/conversation[._]\\w+/(body|message/data)/messages/0$")
            .asPredicate();

    /** The recordings were made on one day. */
    private static final Instant RECORDED = Instant.parse("2026-11-22T16:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\.\\d+)?");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?:Z| UTC)");

    private Volatile() {}

    static boolean mayBeMissing(String key) {
        return BACKGROUND.test(key);
    }

    static boolean isDuration(String key) {
        return DURATION.test(key);
    }

    /** Whether a difference in an answer says nothing. */
    static boolean isHarmless(Difference difference, String request) {
        return switch (difference.kind()) {
            case ORDER -> UNORDERED.test(difference.path()) || UNORDERED.test(request);
            case VALUE -> request.endsWith(INTERNAL) && difference.path().endsWith("/conversation_id");
            default -> false;
        };
    }

    /**
     * Whether a difference in what is told of an event depends on when a job ran.
     *
     * @param place the event and the path
     */
    static boolean isRace(String place, JsonNode want, JsonNode got) {
        if (NEWEST.test(place)) {
            return !want.path("content").equals(got.path("content"));
        }
        return READ_LATE.test(place) && !want.equals(got);
    }

    /** Whether two values of the same type are the same, apart from what is volatile. */
    static boolean same(String key, JsonNode want, JsonNode got, Ids ids) {
        if (ID.test(key) && !CLIENT_ID.test(key)) {
            return ids.present(key, want.asText()).map(got.asText()::equals).orElse(true);
        }
        if (equal(want, got) || (want.isNumber() && DURATION.test(key))) {
            return true;
        }
        if (isNear(want, RECORDED) && isNear(got, Instant.now())) {
            return want.isNumber() || notation(want).equals(notation(got));
        }
        if (!want.isTextual()) {
            return false;
        }
        if (TOKEN.test(key) || FILE_URL.test(key)) {
            return want.asText().isEmpty() == got.asText().isEmpty();
        }
        return RANDOM.matcher(want.asText())
                .replaceAll("*")
                .equals(RANDOM.matcher(got.asText()).replaceAll("*"));
    }

    private static boolean equal(JsonNode want, JsonNode got) {
        return want.isNumber() ? want.decimalValue().compareTo(got.decimalValue()) == 0 : want.equals(got);
    }

    private static boolean isNear(JsonNode value, Instant time) {
        return moment(value)
                .filter(moment -> Duration.between(moment, time).abs().compareTo(DAY) < 0)
                .isPresent();
    }

    private static Optional<Instant> moment(JsonNode value) {
        if (value.isNumber() || EPOCH.matcher(value.asText()).matches()) {
            return Optional.of(Instant.ofEpochMilli((long) (value.asDouble() * 1000)));
        }
        Matcher date = DATE.matcher(value.asText());
        return date.matches()
                ? Optional.of(Instant.parse(date.group(1) + "T" + date.group(2) + "Z"))
                : Optional.empty();
    }

    private static String notation(JsonNode moment) {
        return moment.asText().replaceAll("\\d", "9");
    }
}
