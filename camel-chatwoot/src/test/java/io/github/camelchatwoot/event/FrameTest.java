// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What the WebSocket tells, compared with what webhooks tell of the same thing. */
class FrameTest {

    private static final EventDecoder DECODER = new EventDecoder(false, null);

    /** A webhook and a frame that one request set off, of the same type and about the same thing. */
    private record Pair(Step step, Event hook, Event frame) {}

    private static final List<Pair> PAIRS = pairs();

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Step step : Recordings.steps()) {
            List<Event> frames = RecordedFrames.frames(step).stream()
                    .map(frame -> frame(frame.text()))
                    .toList();
            for (Hook hook : step.hooks()) {
                Event told = hook(hook);
                frames.stream()
                        .filter(frame -> frame.type() == told.type() && told.type() != EventType.UNKNOWN)
                        .filter(frame -> Objects.equals(thing(frame), thing(told)))
                        .forEach(frame -> pairs.add(new Pair(step, told, frame)));
            }
        }
        return List.copyOf(pairs);
    }

    private static @Nullable Object thing(Event event) {
        return event.type().subject() == EventType.Subject.TYPING
                ? event.facts().conversationId()
                : Json.at(RecordedFrames.tree(event.payload().bytes()), "/id");
    }

    @Test
    void everyFrameThatTellsAnEventIsDecoded() {
        Map<EventType, Long> types = new TreeMap<>(RecordedFrames.telling().stream()
                .map(FrameTest::frame)
                .collect(Collectors.groupingBy(Event::type, Collectors.counting())));

        assertThat(types)
                .containsEntry(EventType.MESSAGE_CREATED, 293L)
                .containsEntry(EventType.MESSAGE_UPDATED, 59L)
                .containsEntry(EventType.CONVERSATION_CREATED, 68L)
                .containsEntry(EventType.CONVERSATION_UPDATED, 183L)
                .containsEntry(EventType.CONVERSATION_STATUS_CHANGED, 52L)
                .containsEntry(EventType.CONVERSATION_TYPING_ON, 7L)
                .containsEntry(EventType.CONVERSATION_TYPING_OFF, 3L)
                .containsEntry(EventType.CONTACT_CREATED, 100L)
                .containsEntry(EventType.CONTACT_UPDATED, 139L)
                .containsEntry(EventType.FIRST_REPLY_CREATED, 14L)
                .doesNotContainKey(EventType.UNKNOWN)
                .hasSize(19);
    }

    @Test
    void theMapNamesTheEventAsThatOfAWebhookDoes() throws IOException {
        for (String frame : RecordedFrames.telling()) {
            Event event = frame(frame);

            assertThat(event.payload().map()).containsEntry("event", event.wireName());
        }
    }

    @Test
    void unknownFramesKeepTheirNames() {
        Event event = frame("{\"message\":{\"event\":\"voice_call.incoming\",\"data\":{\"account_id\":1}}}");

        assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
        assertThat(event.wireName()).isEqualTo("voice_call.incoming");
        assertThat(event.facts().accountId()).isEqualTo(1);
        assertThat(event.id()).isEmpty();
    }

    @Test
    void framesThatTellNoEventAreRefused() {
        assertThat(RecordedFrames.all())
                .filteredOn(frame -> !RecordedFrames.tells(frame))
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        frame -> assertThatIOException().isThrownBy(() -> DECODER.frame(RecordedFrames.bytes(frame))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'message':{'event':'message.created'}}",
                "{'message':{'data':{}}}",
                "{'message':{'event':1,'data':{}}}",
                "{'message':{'event':'message.created','data':7}}",
                "{'message':{'event':'message.created','data':{}},'message':{}}",
                "{'message':{'event':'message.created','data':{'id':1,'id':2}}}",
                "{'message':{'event':'contact.updated','data':[{'id':1}]}} x"
            })
    void whatIsNoFrameOfAnEventIsRefused(String json) {
        assertThatIOException().isThrownBy(() -> DECODER.frame(RecordedFrames.bytes(json.replace('\'', '"'))));
    }

    @Test
    void aListIsNoMap() {
        Event event = frame("{\"message\":{\"event\":\"message.created\",\"data\":[{\"id\":1}]}}");

        assertThat(event.id()).isEmpty();
        assertThatIOException().isThrownBy(() -> event.payload().map()).withMessageContaining("object");
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_CREATED", "CONVERSATION_CREATED", "CONTACT_CREATED"})
    void whatIsCreatedHasTheSameIdForBoth(EventType type) {
        List<Pair> pairs = of(type);

        assertThat(pairs).hasSizeGreaterThan(80).allSatisfy(pair -> {
            assertThat(pair.frame().id()).isPresent();
            assertThat(pair.frame().id())
                    .as(pair.step().name())
                    .isEqualTo(pair.hook().id());
            assertThat(pair.frame().wireName()).isEqualTo(pair.hook().wireName());
        });
    }

    /** One change is different, for its three receivers: their webhooks were built after the next change. */
    @Test
    void aChangeOfStatusNearlyAlwaysHasTheSameId() {
        assertThat(hooksWithTheirFrame(EventType.CONVERSATION_STATUS_CHANGED)).isEqualTo("58 of 61");
    }

    /**
     * A change that also makes an activity message, as of labels or the priority, has another time in its frame: the
     * frame shows the time of that message, the webhook the time of the change.
     */
    @Test
    void aChangeOfAConversationMostlyHasTheSameId() {
        assertThat(hooksWithTheirFrame(EventType.CONVERSATION_UPDATED)).isEqualTo("149 of 195");
    }

    /** A webhook tells when a message changed only where its conversation shows that message. */
    @Test
    void aChangeOfAMessageHasTheSameIdWhereItsTimeIsTold() {
        assertThat(hooksWithTheirFrame(EventType.MESSAGE_UPDATED)).isEqualTo("40 of 56");
        assertThat(of(EventType.MESSAGE_UPDATED))
                .filteredOn(pair -> pair.hook().facts().stateMillis() != null)
                .extracting(Pair::hook)
                .asInstanceOf(InstanceOfAssertFactories.list(Event.class))
                .satisfies(hooks -> assertThat(Set.copyOf(hooks)).hasSize(40));
    }

    /** The frame that tells of a deleted picture still shows it. */
    @Test
    void aChangeOfAContactNearlyAlwaysHasTheSameDigest() {
        assertThat(hooksWithTheirFrame(EventType.CONTACT_UPDATED)).isEqualTo("65 of 66");
    }

    /** How many of the webhooks that have a frame have one with the same id. */
    private static String hooksWithTheirFrame(EventType type) {
        Map<Event, List<Pair>> byHook = of(type).stream().collect(Collectors.groupingBy(Pair::hook));
        long same = byHook.values().stream()
                .filter(pairs -> pairs.stream()
                        .anyMatch(pair -> pair.hook().id().equals(pair.frame().id())))
                .count();
        return same + " of " + byHook.size();
    }

    private static List<Pair> of(EventType type) {
        return PAIRS.stream().filter(pair -> pair.hook().type() == type).toList();
    }

    @Test
    void bothTellTheSameFacts() {
        assertThat(PAIRS).hasSizeGreaterThan(900);
        same("account", Facts::accountId);
        same("inbox", Facts::inboxId);
        same("conversation", Facts::conversationId);
        same("contact source id", Facts::contactSourceId);
        same("message", Facts::messageId);
        same("message type", Facts::messageType);
        same("private", Facts::isPrivate);
        same("sender type", Facts::senderType);
        same("source id", Facts::messageSourceId);
    }

    @Test
    void bothTellTheSameAttachments() {
        assertThat(PAIRS)
                .allSatisfy(pair -> assertThat(attachments(pair.frame()))
                        .as("%s at %s", pair.frame(), pair.step())
                        .isEqualTo(attachments(pair.hook())))
                .anySatisfy(pair -> assertThat(attachments(pair.hook())).hasSize(16));
    }

    private static List<?> attachments(Event event) {
        try {
            return event.payload().attachments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(String name, Function<Facts, @Nullable Object> fact) {
        assertThat(PAIRS)
                .allSatisfy(pair -> assertThat(fact.apply(pair.frame().facts()))
                        .as("%s of %s at %s", name, pair.frame(), pair.step())
                        .isEqualTo(fact.apply(pair.hook().facts())))
                .as("those that tell the %s", name)
                .filteredOn(pair -> fact.apply(pair.hook().facts()) != null)
                .isNotEmpty();
    }

    private static Event hook(Hook hook) {
        try {
            return DECODER.webhook(hook.bytes(), hook.headers().get("x-chatwoot-delivery"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event frame(String text) {
        try {
            return DECODER.frame(RecordedFrames.bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
