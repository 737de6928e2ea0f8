// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelchatwoot.event.EventType.Teller;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventTypeTest {

    /** What an account's webhook can subscribe to: the server refuses any other name. */
    private static final Set<String> ALLOWED_WEBHOOK_EVENTS = Set.of(
            "conversation_status_changed",
            "conversation_updated",
            "conversation_created",
            "contact_created",
            "contact_updated",
            "message_created",
            "message_updated",
            "webwidget_triggered",
            "inbox_created",
            "inbox_updated",
            "conversation_typing_on",
            "conversation_typing_off");

    /** What could not be recorded, because it needs a website with the widget. */
    private static final Set<String> OF_THE_WIDGET = Set.of("webwidget_triggered");

    /** And no message was changed in the recorded conversations of bots. */
    private static final Set<String> NOT_OF_BOTS = Set.of("webwidget_triggered", "message_updated");

    /** What the recorded server had no reason to tell: nobody was mentioned, and it has no feature that would. */
    private static final Set<String> NOT_ON_THE_RECORDED_CABLE = Set.of(
            "conversation_mentioned",
            "conversation_contact_changed",
            "conversation_unread_count_changed",
            "notification_updated",
            "account_enrichment_completed");

    /** Deliveries of rules and macros: they are no subscription. */
    private static final Set<String> AUTOMATION = Set.of("rule", "macro");

    @Test
    void accountsAreToldWhatTheyCanSubscribeTo() {
        assertThat(told(Teller.ACCOUNT)).isEqualTo(ALLOWED_WEBHOOK_EVENTS);
    }

    @Test
    void theServerTookASubscriptionToAllOfThem() {
        Set<String> subscribed = new TreeSet<>();
        Recordings.steps("02-account").stream()
                .filter(step ->
                        step.answered().status() == 200 && step.answered().isJson())
                .map(step -> step.answered().json().at("/payload/webhook/subscriptions"))
                .forEach(names -> names.forEach(name -> subscribed.add(name.asText())));

        assertThat(subscribed).isEqualTo(new TreeSet<>(ALLOWED_WEBHOOK_EVENTS));
    }

    @Test
    void whoWasSeenToGetWhatIsInTheTable() {
        Map<Teller, Set<String>> seen = new HashMap<>();
        for (Hook hook : Recordings.hooks()) {
            if (!AUTOMATION.contains(hook.to())) {
                seen.computeIfAbsent(receiver(hook), unused -> new TreeSet<>()).add(hook.event());
            }
        }
        seen.put(Teller.CABLE, frames());

        assertThat(seen.get(Teller.BOT)).isEqualTo(without(told(Teller.BOT), NOT_OF_BOTS));
        assertThat(seen.get(Teller.INBOX)).isEqualTo(told(Teller.INBOX));
        assertThat(seen.get(Teller.ACCOUNT)).isEqualTo(without(told(Teller.ACCOUNT), OF_THE_WIDGET));
        assertThat(seen.get(Teller.CABLE)).isEqualTo(without(told(Teller.CABLE), NOT_ON_THE_RECORDED_CABLE));
    }

    /** The receivers "inboxevents" and "elsewhere" are an account's webhook and the redirect of the inbox. */
    private static Teller receiver(Hook hook) {
        return switch (hook.to()) {
            case "account", "inboxevents" -> Teller.ACCOUNT;
            case "bot" -> Teller.BOT;
            case "inbox", "greeter", "delivery", "elsewhere" -> Teller.INBOX;
            default -> throw new IllegalStateException("who is " + hook.to() + "?");
        };
    }

    /** The names of the known events in frames, as in a webhook. */
    private static Set<String> frames() {
        return RecordedFrames.telling().stream()
                .map(frame -> Json.at(RecordedFrames.tree(RecordedFrames.bytes(frame)), "/message/event"))
                .map(name -> EventType.ofCable(String.valueOf(name)))
                .filter(type -> type != EventType.UNKNOWN)
                .map(EventType::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(Teller teller) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.tellers().contains(teller))
                .map(EventType::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> names, Set<String> some) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(some);
        return rest;
    }

    @Test
    void whatNobodyTellsOfIsNoNameOnTheWire() {
        Set<EventType> untold = Arrays.stream(EventType.values())
                .filter(type -> type.tellers().isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));

        assertThat(untold).containsExactlyInAnyOrder(EventType.MESSAGE_RETRY_REQUESTED, EventType.UNKNOWN);
        assertThat(untold).allSatisfy(type -> {
            assertThat(EventType.ofWebhook(type.wireName())).isEqualTo(EventType.UNKNOWN);
            assertThat(EventType.ofCable(type.wireName())).isEqualTo(EventType.UNKNOWN);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsKnownByItsNames(EventType type) {
        boolean told = !type.tellers().isEmpty();
        String dotted = type.wireName().replaceFirst("_", ".");

        assertThat(EventType.ofWebhook(type.wireName())).isEqualTo(told ? type : EventType.UNKNOWN);
        assertThat(EventType.ofCable(dotted)).isEqualTo(told ? type : EventType.UNKNOWN);
        assertThat(EventType.ofWebhook(dotted)).isEqualTo(EventType.UNKNOWN);
        assertThat(type.subject()).isNotNull();
        assertThat(type.identity()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyTellsOfHasANameToo(EventType type) {
        assertThat(EventType.named(type.wireName())).isEqualTo(type);
        assertThat(EventType.named(type.wireName() + "s")).isEqualTo(EventType.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void sourcesAreWrittenInSmallLetters(EventSource source) {
        assertThat(source).hasToString(source.name().toLowerCase(Locale.ROOT));
    }
}
