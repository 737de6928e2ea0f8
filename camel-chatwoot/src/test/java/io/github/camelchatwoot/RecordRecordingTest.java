// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.model.Attachment;
import io.github.camelchatwoot.model.ChatwootEvent;
import io.github.camelchatwoot.model.ChatwootRecord;
import io.github.camelchatwoot.model.Contact;
import io.github.camelchatwoot.model.Conversation;
import io.github.camelchatwoot.model.Inbox;
import io.github.camelchatwoot.model.Message;
import io.github.camelchatwoot.operation.Thing;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything that was recorded of a thing becomes its record, every method of it works, and nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordRecordingTest {

    private static final Map<Thing, Class<? extends ChatwootRecord>> RECORDS = Map.of(
            Thing.CONTACT, Contact.class,
            Thing.CLIENT_CONTACT, Contact.class,
            Thing.CONVERSATION, Conversation.class,
            Thing.CLIENT_CONVERSATION, Conversation.class,
            Thing.MESSAGE, Message.class,
            Thing.CLIENT_MESSAGE, Message.class,
            Thing.INBOX, Inbox.class);

    private record Recorded(String where, Class<? extends ChatwootRecord> type, JsonNode json) {}

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeAll
    void start() {
        context.start();
    }

    @AfterAll
    void stop() {
        context.stop();
    }

    private static List<Recorded> all() {
        List<Recorded> all = new ArrayList<>();
        for (Step step : Recordings.steps()) {
            RecordedCall.of(step).filter(RecordedCall::isAnswered).ifPresent(call -> {
                Class<? extends ChatwootRecord> type = type(call);
                if (type != null) {
                    things(call).forEach(thing -> add(all, call.toString(), type, thing));
                }
            });
        }
        Recordings.hooks().forEach(hook -> add(all, hook.toString(), ChatwootEvent.class, hook.json()));
        return all;
    }

    private static @Nullable Class<? extends ChatwootRecord> type(RecordedCall call) {
        return call.spec().path().endsWith("/attachments")
                ? Attachment.class
                : RECORDS.get(call.spec().reply().thing());
    }

    private static Stream<JsonNode> things(RecordedCall call) {
        JsonNode thing = call.thing();
        return call.spec().reply().list() ? thing.valueStream() : Stream.of(thing);
    }

    /** A thing, and the things in it. */
    private static void add(List<Recorded> all, String where, Class<? extends ChatwootRecord> type, JsonNode json) {
        all.add(new Recorded(where, type, json));
        json.path("attachments").forEach(each -> add(all, where, Attachment.class, each));
        json.path("messages").forEach(each -> add(all, where, Message.class, each));
        JsonNode sender = json.at("/meta/sender");
        if (sender.isObject()) {
            add(all, where, Contact.class, sender);
        }
        if (type == ChatwootEvent.class && json.has("conversation")) {
            add(all, where, Conversation.class, json.path("conversation"));
        } else if (type == ChatwootEvent.class && json.has("can_reply")) {
            all.add(new Recorded(where, Conversation.class, json));
        }
    }

    @Test
    void thereAreManyOfEach() {
        Map<Class<?>, Long> counts =
                all().stream().collect(Collectors.groupingBy(Recorded::type, Collectors.counting()));
        System.out.println("Recorded things that become records: " + counts);

        assertThat(counts)
                .containsEntry(ChatwootEvent.class, (long) Recordings.hooks().size())
                .hasEntrySatisfying(Contact.class, count -> assertThat(count).isGreaterThan(500))
                .hasEntrySatisfying(
                        Conversation.class, count -> assertThat(count).isGreaterThan(400))
                .hasEntrySatisfying(Message.class, count -> assertThat(count).isGreaterThan(700))
                .hasEntrySatisfying(Attachment.class, count -> assertThat(count).isGreaterThan(100))
                .hasEntrySatisfying(Inbox.class, count -> assertThat(count).isGreaterThan(20));
    }

    @Test
    void nothingIsLostOnTheWayToARecordAndBack() {
        TypeConverter converter = context.getTypeConverter();
        assertThat(all()).allSatisfy(recorded -> {
            Object map = Json.read(recorded.json().toString().getBytes(UTF_8));
            ChatwootRecord record = converter.mandatoryConvertTo(recorded.type(), map);

            assertThat((Object) converter.mandatoryConvertTo(Map.class, record)).isEqualTo(map);
            assertThat(converter.mandatoryConvertTo(String.class, record)).isEqualTo(Json.text(map));
            assertThat(converter.mandatoryConvertTo(JsonNode.class, record)).isEqualTo(recorded.json());
            assertThat(converter.mandatoryConvertTo(recorded.type(), recorded.json()))
                    .isEqualTo(record);
            assertThat(converter.mandatoryConvertTo(
                            recorded.type(), recorded.json().toString()))
                    .isEqualTo(record);
        });
    }

    /** The names and types are those of the server: each method has answered something at least once. */
    @Test
    void everyMethodWorksOnEverythingAndFindsSomethingSomewhere() {
        Map<Method, Boolean> found = new HashMap<>();
        all().forEach(recorded -> {
            ChatwootRecord record = record(recorded);
            methods(recorded.type())
                    .forEach(method -> found.merge(method, hasValue(method, record, recorded), Boolean::logicalOr));
        });

        assertThat(found.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(entry -> entry.getKey().getDeclaringClass().getSimpleName() + "."
                                + entry.getKey().getName()))
                .isEmpty();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0);
    }

    private static boolean hasValue(Method method, ChatwootRecord record, Recorded recorded) {
        try {
            Object value = method.invoke(record);
            return !(value == null || value.equals(List.of()) || value.equals(Map.of()));
        } catch (InvocationTargetException e) {
            throw new AssertionError(recorded.where() + ": " + method.getName(), e);
        } catch (IllegalAccessException e) {
            throw new LinkageError(method.getName(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static ChatwootRecord record(Recorded recorded) {
        try {
            Map<String, Object> map =
                    (Map<String, Object>) Json.read(recorded.json().toString().getBytes(UTF_8));
            return recorded.type().getConstructor(Map.class).newInstance(map);
        } catch (IOException e) {
            throw new AssertionError(recorded.where(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(recorded.where(), e);
        }
    }

    /** What events are about is found in every one of them. */
    @Test
    void eventsHaveTheThingsThatTheyAreAbout() {
        Set<String> without = new TreeSet<>();
        for (Hook hook : Recordings.hooks()) {
            ChatwootEvent event = context.getTypeConverter().convertTo(ChatwootEvent.class, hook.json());
            boolean complete = switch (hook.event().replaceFirst("_.*", "")) {
                case "message" ->
                    event.message() != null
                            && event.message().createdAt() != null
                            && Set.of("incoming", "outgoing", "activity", "template")
                                    .contains(event.message().messageType())
                            && event.conversation() != null
                            && event.contact() != null
                            && event.inbox() != null;
                case "conversation" ->
                    event.message() == null
                            && event.conversation() != null
                            && event.conversation().createdAt() != null
                            && event.contact() != null;
                case "contact" -> event.contact() != null && event.accountId() != null;
                default -> false;
            };
            if (!complete) {
                without.add(hook.event());
            }
        }
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "automation_event.message_created", "inbox_created", "inbox_updated", "macro.executed");
    }
}
