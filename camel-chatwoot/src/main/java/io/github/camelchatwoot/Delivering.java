// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.camelchatwoot.delivery.ConversationPolicy;
import io.github.camelchatwoot.delivery.Delivery;
import io.github.camelchatwoot.delivery.Inbound;
import io.github.camelchatwoot.delivery.Person;
import io.github.camelchatwoot.delivery.PhoneNumbers;
import io.github.camelchatwoot.delivery.Result;
import io.github.camelchatwoot.delivery.Result.Delivered;
import io.github.camelchatwoot.delivery.Session;
import io.github.camelchatwoot.operation.Deliver;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Spec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes of exchanges what is to be delivered, and of what came of it messages. Safe to share across threads.
 *
 * @param bridgeId begins the source ids of all messages
 */
record Delivering(Delivery delivery, Exchanges exchanges, PhoneNumbers numbers, String bridgeId) {

    static final Deliver ROLE = (Deliver) Operation.DELIVER_MESSAGE.role();
    private static final Spec FORM = ROLE.form();

    /** What a person's fields may be called. */
    private static final List<Param> PERSON = List.of(Param.NAME, Param.EMAIL, Param.IDENTIFIER, Param.AVATAR_URL);

    private static final List<Param> MESSAGE =
            List.of(Param.PRIVATE, Param.CONTENT_TYPE, Param.CONTENT_ATTRIBUTES, Param.EXTERNAL_CREATED_AT);

    /** The custom attribute for what is no phone number of the form that Chatwoot wants. */
    private static final String PHONE = "phone";

    /**
     * Delivers the message of an exchange.
     *
     * @throws IllegalArgumentException when something is missing or wrong; then nothing is sent
     */
    CompletableFuture<Result> send(Exchange exchange) {
        return delivery.deliver(inbound(exchange));
    }

    /** Writes what came of it into the exchange. */
    void answer(Exchange exchange, Delivered delivered) {
        exchanges.answer(exchange, FORM, new LinkedHashMap<>(delivered.message())); // the route may change it
        Message message = exchange.getMessage();
        message.setHeader(Param.DELIVERY.header(), delivered.created() ? "created" : "found");
        id(message, Param.CONTACT_ID, delivered.contact());
        id(message, Param.CONVERSATION_ID, delivered.conversation());
        if (delivered.message().get("id") instanceof Number id) {
            id(message, Param.MESSAGE_ID, id.longValue());
        } else {
            message.removeHeader(Param.MESSAGE_ID.header()); // that of another message, from before
        }
    }

    private static void id(Message message, Param param, long id) {
        if (id > 0) {
            message.setHeader(param.header(), id);
        } else {
            message.removeHeader(param.header());
        }
    }

    private Inbound inbound(Exchange exchange) {
        Inputs inputs = exchanges.inputs(exchange, FORM);
        Given given = new Given(exchanges, exchange, inputs);
        Session session = new Session(
                (Long) given.needed(Param.ACCOUNT_ID, null), (Long) given.needed(Param.INBOX_ID, null), (String)
                        given.needed(Param.CONTACT_SOURCE_ID, Deliver.CONTACT_SOURCE_ID));
        String foreignId = (String) given.needed(Param.FOREIGN_ID, Deliver.FOREIGN_ID);
        String policy = given.text(Param.CONVERSATION_POLICY, null);
        return new Inbound(
                session,
                person(given),
                bridgeId,
                foreignId,
                policy == null ? ConversationPolicy.REUSE_OPEN : ConversationPolicy.named(policy),
                Objects.requireNonNullElse(given.text(Param.CONTENT, Param.CONTENT.field()), ""),
                message(given),
                given.text(Param.REPLY_TO, Deliver.REPLY_TO),
                given.text(Param.PARTICIPANT, Deliver.PARTICIPANT),
                inputs.uploads(),
                inputs.blobIds());
    }

    private Person person(Given given) {
        Map<Param, Object> values = new HashMap<>();
        for (Param param : PERSON) {
            String value = given.text(param, param.field());
            if (value != null && !value.isBlank()) {
                values.put(param, value);
            }
        }
        Map<String, Object> attributes = given.map(Param.CUSTOM_ATTRIBUTES);
        String phone = given.text(Param.PHONE_NUMBER, Param.PHONE_NUMBER.field());
        if (phone != null && !phone.isBlank()) {
            numbers.e164(phone)
                    .ifPresentOrElse(
                            number -> values.put(Param.PHONE_NUMBER, number),
                            () -> attributes.putIfAbsent(PHONE, phone));
        }
        return new Person(values, attributes, given.map(Param.ADDITIONAL_ATTRIBUTES));
    }

    private static Map<String, Object> message(Given given) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String type = given.text(Param.MESSAGE_TYPE, Param.MESSAGE_TYPE.field());
        fields.put(Param.MESSAGE_TYPE.field(), type == null ? "incoming" : type);
        for (Param param : MESSAGE) {
            Object value = given.value(param, param.field());
            if (value != null) {
                fields.put(param.field(), value);
            }
        }
        return fields;
    }

    /** What headers, options and the body say. */
    private record Given(Exchanges exchanges, Exchange exchange, Inputs inputs) {

        /** @param field of a Map as body; null: a body never tells it */
        @Nullable
        Object value(Param param, @Nullable String field) {
            Object value = param.isSent() ? inputs.values().get(param) : exchanges.value(exchange, param);
            if (value != null || field == null) {
                return value;
            }
            Object told = inputs.fields().get(field);
            return told == null ? null : Values.convert(exchange, told, param.type(), "The field " + field);
        }

        @Nullable
        String text(Param param, @Nullable String field) {
            return (String) value(param, field);
        }

        Object needed(Param param, @Nullable String field) {
            Object value = value(param, field);
            if (value == null || value.toString().isBlank()) {
                String option = Param.OPTIONS.contains(param) ? ", or the option " + param.option() : "";
                String orField = field == null ? "" : ", or the field " + field + " of a Map as body";
                throw new IllegalArgumentException(Operation.DELIVER_MESSAGE + " needs "
                        + param.header().substring("CamelChatwoot".length()) + ": set the header " + param.header()
                        + option + orField);
            }
            return value;
        }

        Map<String, Object> map(Param param) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (value(param, param.field()) instanceof Map<?, ?> given) {
                given.forEach((name, value) -> map.put(String.valueOf(name), value));
            }
            return map;
        }
    }
}
