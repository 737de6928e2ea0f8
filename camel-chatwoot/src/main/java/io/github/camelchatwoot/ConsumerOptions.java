// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelchatwoot.client.FileHosts;
import io.github.camelchatwoot.event.EchoGuard;
import io.github.camelchatwoot.event.EventFilter;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.intake.DeliveryReport;
import io.github.camelchatwoot.intake.Intake.Settings;
import io.github.camelchatwoot.operation.Param;
import org.jspecify.annotations.Nullable;

/** The options of consumers: checked, and as the intake wants them. */
final class ConsumerOptions {

    private ConsumerOptions() {}

    /** @throws IllegalArgumentException when an option is missing or wrong; it says which, and what to do */
    static void check(ChatwootConfiguration options) {
        Settings unused = settings(options);
        atLeast("ackTimeout", options.getAckTimeout(), 1);
        if (options.isDownloadAttachments()) {
            FileHosts unusedHosts = fileHosts(options);
        }
        if (options.getDeliveryReport() != DeliveryReport.Mode.NONE) {
            String why = "with deliveryReport=" + options.getDeliveryReport();
            needed(options.getBaseUrl(), "baseUrl", "base-url", "the address of the Chatwoot server", why);
            needed(options.getAccessToken(), "accessToken", "access-token", "the access token of a user", why);
        }
    }

    static void needed(@Nullable String value, String option, String property, String what, String why) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A chatwoot consumer " + why + " needs " + what + ": set the option "
                    + option + " on the endpoint, or camel.component.chatwoot." + property + " for all endpoints");
        }
    }

    /**
     * Checks what is needed to ask Chatwoot as a user.
     *
     * @param why which consumer needs it
     * @return the account
     */
    static long user(ChatwootConfiguration options, String why) {
        needed(options.getBaseUrl(), "baseUrl", "base-url", "the address of the Chatwoot server", why);
        needed(options.getAccessToken(), "accessToken", "access-token", "the access token of a user", why);
        needed(Objects.toString(options.getAccountId(), null), "accountId", "account-id", "the id of the account", why);
        return Objects.requireNonNull(options.getAccountId());
    }

    /** What a sweep beside another source tells: how conversations are now only when that is asked for by name. */
    static Set<EventType> swept(ChatwootConfiguration options) {
        Set<String> wanted = events(options);
        Set<EventType> swept = EnumSet.noneOf(EventType.class);
        for (EventType type : List.of(EventType.MESSAGE_CREATED, EventType.CONVERSATION_CREATED)) {
            if (wanted.isEmpty() || wanted.contains(type.wireName())) {
                swept.add(type);
            }
        }
        if (wanted.contains(EventType.CONVERSATION_UPDATED.wireName())) {
            swept.add(EventType.CONVERSATION_UPDATED);
        }
        return swept;
    }

    /** What polls tell. */
    static Set<EventType> polled(ChatwootConfiguration options) {
        return options.getEntity() == Entity.MESSAGES
                ? EnumSet.of(EventType.MESSAGE_CREATED)
                : EnumSet.of(EventType.CONVERSATION_CREATED, EventType.CONVERSATION_UPDATED);
    }

    /** What the intake is to do. */
    static Settings settings(ChatwootConfiguration options) {
        atLeast("reorderWindow", options.getReorderWindow(), 0);
        return new Settings(
                filter(options),
                new EchoGuard(options.getEchoGuard(), bridgeId(options)),
                options.getOrdering() == Ordering.CONVERSATION,
                Duration.ofMillis(options.getReorderWindow()),
                (int) atLeast("concurrentConsumers", options.getConcurrentConsumers(), 1),
                (int) atLeast("queueSize", options.getQueueSize(), 1),
                atLeast("queueBytes", options.getQueueBytes(), 1),
                (int) atLeast("maxFailures", options.getMaxFailures(), 1),
                options.getDeliveryReport());
    }

    static long atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("The option " + option + " is " + value + ": use " + least + " or more");
        }
        return value;
    }

    /**
     * Where files may be fetched from.
     *
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    static FileHosts fileHosts(ChatwootConfiguration options) {
        atLeast("maxAttachmentSize", options.getMaxAttachmentSize(), 1);
        String baseUrl = options.getBaseUrl();
        if (!options.isVerify()) {
            needed(
                    baseUrl,
                    "baseUrl",
                    "base-url",
                    "the address of the Chatwoot server",
                    "with downloadAttachments=true and verify=false");
        }
        boolean known = baseUrl != null && !baseUrl.isBlank();
        return FileHosts.of(
                known ? Connections.address(options) : null,
                Values.texts(Objects.requireNonNullElse(options.getAttachmentHosts(), "")));
    }

    private static EventFilter filter(ChatwootConfiguration options) {
        return new EventFilter(
                events(options),
                inboxIds(options),
                messageTypes(options),
                options.isPrivateNotes(),
                options.isActivities());
    }

    /** The names of the events that the route wants; empty: all. */
    static Set<String> events(ChatwootConfiguration options) {
        Set<String> known = Arrays.stream(EventType.values())
                .filter(type -> type != EventType.UNKNOWN)
                .map(EventType::wireName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> events = words(options.getEvents());
        // Automation rules name their events themselves, always with a dot.
        List<String> strange = events.stream()
                .filter(name -> !known.contains(name) && !name.contains("."))
                .toList();
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(
                    "The option events names " + strange + ", which Chatwoot does not tell of. It tells of " + known);
        }
        return events;
    }

    static Set<Long> inboxIds(ChatwootConfiguration options) {
        Set<Long> ids = new HashSet<>();
        for (String word : words(options.getInboxIds())) {
            if (!word.matches("\\d{1,18}")) {
                throw new IllegalArgumentException(
                        "The option inboxIds is '" + options.getInboxIds() + "': write ids with commas, such as 3,5");
            }
            ids.add(Long.valueOf(word));
        }
        return ids;
    }

    private static Set<String> messageTypes(ChatwootConfiguration options) {
        Set<String> types = words(options.getMessageTypes());
        List<String> known = Param.EVENT_MESSAGE_TYPE.words();
        if (!known.containsAll(types)) {
            throw new IllegalArgumentException(
                    "The option messageTypes is '" + options.getMessageTypes() + "': use some of " + known);
        }
        return types;
    }

    private static Set<String> words(@Nullable String list) {
        return list == null ? Set.of() : new LinkedHashSet<>(Values.texts(list));
    }

    /** What stands before the first colon of a source id. */
    static @Nullable String bridgeId(ChatwootConfiguration options) {
        String bridgeId = options.getBridgeId();
        if (bridgeId != null && (bridgeId.isBlank() || bridgeId.contains(":"))) {
            throw new IllegalArgumentException(
                    "The option bridgeId is '" + bridgeId + "': use a name without a colon, such as sms-bridge");
        }
        return bridgeId;
    }
}
