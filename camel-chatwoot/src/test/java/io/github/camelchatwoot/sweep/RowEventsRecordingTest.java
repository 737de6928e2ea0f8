// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.event.EventDecoder;
import io.github.camelchatwoot.event.EventSource;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a real server showed in lists becomes the same events as what it posted. */
class RowEventsRecordingTest {

    private static final EventDecoder DECODER = new EventDecoder(false, null);
    private static final RowEvents EVENTS = new RowEvents(DECODER, EventSource.SWEEP, 1);

    private final Map<Long, Row> conversations = new TreeMap<>();
    private final List<Map<String, Object>> messages = new ArrayList<>();

    RowEventsRecordingTest() throws IOException {
        for (Step step : Recordings.steps()) {
            String path = step.sent().path();
            boolean read = step.sent().method().equals("GET") && step.answered().status() == 200;
            if (read && path.startsWith("/api/v1/accounts/1/conversations")) {
                Object body = Json.read(step.answered().bytes());
                look(Json.at(body, "/data/payload"));
                look(body);
                if (path.endsWith("/messages")) {
                    look(Json.at(body, "/payload"));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void look(@Nullable Object answered) {
        if (answered instanceof List<?> rows) {
            rows.forEach(this::look);
        } else if (answered instanceof Map<?, ?> map
                && map.containsKey("last_activity_at")
                && map.containsKey("uuid")) {
            Row row = Row.of(map);
            conversations.merge(row.id(), row, (old, now) -> now.hasMessages() ? now : old);
        } else if (answered instanceof Map<?, ?> map && map.containsKey("message_type") && map.containsKey("id")) {
            messages.add((Map<String, Object>) map);
        }
    }

    /** All deliveries by the id of their event; several receivers may have got it. */
    private static Map<String, List<Event>> posted(EventType type) {
        return Recordings.steps().stream()
                .flatMap(step -> step.hooks().stream())
                .filter(hook -> hook.body().contains("\"" + type.wireName() + "\""))
                .filter(hook -> hook.event().equals(type.wireName()))
                .map(RowEventsRecordingTest::decoded)
                .collect(Collectors.groupingBy(Event::toString));
    }

    private static Event decoded(Hook hook) {
        try {
            return DECODER.webhook(hook.bytes(), "delivery");
        } catch (IOException e) {
            throw new IllegalStateException(hook.toString(), e);
        }
    }

    /** What both tell, whatever happened since. Lists tell whole seconds. */
    private static List<@Nullable Object> shared(Event event) {
        Facts facts = event.facts();
        List<@Nullable Object> shared = new ArrayList<>();
        shared.add(event.id());
        shared.add(facts.accountId());
        shared.add(facts.inboxId());
        shared.add(facts.conversationId());
        shared.add(facts.contactId());
        shared.add(facts.contactSourceId());
        shared.add(facts.messageId());
        shared.add(facts.messageType());
        shared.add(facts.isPrivate());
        shared.add(facts.senderType());
        shared.add(facts.messageSourceId());
        shared.add(facts.atMillis() == null ? null : facts.atMillis() / 1000);
        return shared;
    }

    @Test
    void aNewMessage() {
        Map<String, List<Event>> posted = posted(EventType.MESSAGE_CREATED);
        int compared = 0;
        for (Map<String, Object> message : messages) {
            Object of = Objects.requireNonNull(message.get("conversation_id"), "lists tell it");
            Row row = conversations.get(((Number) of).longValue());
            if (row != null) {
                compared += compared(EVENTS.message(message, row).event(), posted);
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void aNewConversation() {
        Map<String, List<Event>> posted = posted(EventType.CONVERSATION_CREATED);
        int compared = 0;
        for (Row row : conversations.values()) {
            if (row.hasMessages()) { // else nothing tells the session
                compared += compared(
                        EVENTS.conversation(EventType.CONVERSATION_CREATED, row).event(), posted);
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static int compared(Event listed, Map<String, List<Event>> posted) {
        List<Event> same = posted.getOrDefault(listed.toString(), List.of());
        assertThat(same).allSatisfy(told -> assertThat(shared(listed)).isEqualTo(shared(told)));
        return same.size();
    }
}
