// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelchatwoot.client.Answer;
import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Failures;
import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.Event.Facts;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.operation.AnyCall;
import io.github.camelchatwoot.operation.Inputs;
import io.github.camelchatwoot.operation.LiquidEscape;
import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Reply;
import io.github.camelchatwoot.operation.Spec;
import io.github.camelchatwoot.operation.Thing;
import io.github.camelchatwoot.paging.Part;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The only place where exchanges are read and written: headers and body become what a call is given, answers and events
 * become headers and body. Immutable, safe to share across threads.
 */
final class Exchanges {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ChatwootConfiguration options;

    /** What a list becomes. */
    @FunctionalInterface
    interface ListBody {
        Object of(Part first) throws ChatwootHttpException;
    }

    Exchanges(ChatwootConfiguration options) {
        this.options = options;
    }

    /**
     * What a call is given: a header wins over an option, both win over a field of the body.
     *
     * @throws IllegalArgumentException when a value is not what it should be
     */
    Inputs inputs(Exchange exchange, Spec spec) {
        Map<Param, Object> values = new HashMap<>();
        Consumer<Param> take = param -> {
            Object value = param.type().isFile() ? null : value(exchange, spec, param);
            if (value != null) {
                values.put(param, value);
            }
        };
        spec.variables().forEach(take);
        spec.eachParam(take);
        RequestBody body = RequestBody.of(exchange, spec);
        Inputs inputs = new Inputs(
                values, body.fields(), query(exchange), body.uploads(), body.blobIds(), options.getClientSecret());
        return options.isEscapeLiquid() ? LiquidEscape.in(spec, inputs) : inputs;
    }

    private @Nullable Object value(Exchange exchange, Spec spec, Param param) {
        return spec.takesOption(param) ? value(exchange, param) : header(exchange, param);
    }

    private Map<String, Object> query(Exchange exchange) {
        Map<String, Object> query = new LinkedHashMap<>();
        if (value(exchange, Param.QUERY_PARAMETERS) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> query.put(String.valueOf(name), value));
        }
        return query;
    }

    /**
     * What {@code callApi} calls: method and path of headers and options, never of a body.
     *
     * @throws IllegalArgumentException when the path is missing or could lead elsewhere
     */
    Spec anyCall(Exchange exchange) {
        Spec spec = AnyCall.of(value(exchange, Param.METHOD), value(exchange, Param.PATH));
        if (spec.hasBody() && !Uploads.attachments(exchange).isEmpty()) {
            throw new IllegalArgumentException(Operation.CALL_API + " sends JSON and no files, but the message has"
                    + " attachments: remove them, or use an operation that takes files, such as "
                    + Operation.CREATE_MESSAGE + " or " + Operation.UPLOAD_FILE);
        }
        return spec;
    }

    /** What a header says, or an option. */
    @Nullable
    Object value(Exchange exchange, Param param) {
        Object header = header(exchange, param);
        return header == null ? options.valueOf(param) : header;
    }

    private static @Nullable Object header(Exchange exchange, Param param) {
        Object header = exchange.getMessage().getHeader(param.header());
        return header == null ? null : Values.convert(exchange, header, param.type(), "The header " + param.header());
    }

    /** Writes an answer into a message: the thing itself as body, its ids as headers. */
    void answer(Exchange exchange, Asked asked, Spec spec, Answer answer) throws ChatwootHttpException {
        answer(exchange, asked, spec, answer, Part::rows);
    }

    /**
     * The same, with another body for a list.
     *
     * @param list makes it
     */
    void answer(Exchange exchange, Asked asked, Spec spec, Answer answer, ListBody list) throws ChatwootHttpException {
        Message message = exchange.getMessage();
        if (options.getBodyFormat() == BodyFormat.BYTES) {
            message.setBody(answer.body());
            return;
        }
        Reply reply = spec.reply();
        if (answer.body().length == 0) {
            if (!reply.empty() && reply.seen()) {
                throw unexpected(asked, answer, "the answer is empty");
            }
            message.setBody(null);
        } else if (!answer.isJson()) {
            message.setBody(plain(answer)); // the client lets it through only where the operation wants it
        } else {
            Object root = parsed(asked, answer);
            Object thing = thing(asked, answer, reply, root);
            if (!reply.list()) {
                reply.thing().ids().forEach((param, at) -> set(message, param, Json.at(thing, at)));
            }
            reply.headers().forEach((param, at) -> set(message, param, Json.at(root, at)));
            Object body = reply.list() && thing instanceof List<?> rows ? list.of(part(reply, root, rows)) : thing;
            message.setBody(body instanceof Iterator<?> ? body : formatted(body));
        }
    }

    /** Writes what was read from an answer before, one thing that was all of the answer, into a message. */
    void answer(Exchange exchange, Spec spec, Map<String, Object> thing) {
        Message message = exchange.getMessage();
        if (options.getBodyFormat() == BodyFormat.BYTES) {
            message.setBody(Json.write(thing));
            return;
        }
        spec.reply().thing().ids().forEach((param, at) -> set(message, param, Json.at(thing, at)));
        message.setBody(formatted(thing));
    }

    /** A value as the option bodyFormat wants it. */
    @Nullable
    Object formatted(@Nullable Object value) {
        return options.getBodyFormat() == BodyFormat.JSON ? Json.text(value) : value;
    }

    /** A further part of a list. */
    static Part part(Asked asked, Spec spec, Answer answer) throws ChatwootHttpException {
        Object root = answer.isJson() ? parsed(asked, answer) : null;
        if (thing(asked, answer, spec.reply(), root) instanceof List<?> rows) {
            return part(spec.reply(), root, rows);
        }
        throw unexpected(asked, answer, "the answer is not a list any more");
    }

    private static Part part(Reply reply, @Nullable Object root, List<?> rows) {
        String at = reply.headers().get(Param.TOTAL_COUNT);
        return new Part(rows, at != null && Json.at(root, at) instanceof Number total ? total.longValue() : null);
    }

    private static @Nullable Object thing(Asked asked, Answer answer, Reply reply, @Nullable Object root)
            throws ChatwootHttpException {
        boolean there = Json.has(root, reply.pointer());
        Object thing = Json.at(root, reply.pointer());
        if (there && isExpected(thing, reply)) {
            return thing;
        }
        if (!reply.seen()) {
            return root; // nobody has seen what the server answers here
        }
        throw unexpected(
                asked,
                answer,
                there ? "the answer is of another shape" : "there is no " + reply.pointer() + " in the answer");
    }

    /** A text without the mark that spreadsheets want in front of it; what is no text as bytes. */
    private static Object plain(Answer answer) {
        if (!answer.mediaType().startsWith("text/")) {
            return answer.body();
        }
        String text = answer.text();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static boolean isExpected(@Nullable Object thing, Reply reply) {
        if (reply.list()) {
            return thing instanceof List<?>;
        }
        return reply.thing() == Thing.VALUE || thing instanceof Map<?, ?>;
    }

    private static @Nullable Object parsed(Asked asked, Answer answer) throws ChatwootHttpException {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw unexpected(asked, answer, "the answer is not complete JSON");
        }
    }

    private static ChatwootHttpException unexpected(Asked asked, Answer answer, String what) {
        return new ChatwootHttpException((Failure.Answered) Failures.unexpected(asked, answer, what));
    }

    /**
     * Writes an event into a new message.
     *
     * @throws IOException when the payload is no JSON object, which was checked before
     */
    void event(Message message, Arrival arrival) throws IOException {
        Event event = arrival.event();
        Facts facts = event.facts();
        set(message, Param.EVENT_TYPE, event.wireName());
        set(message, Param.EVENT_SOURCE, arrival.source().toString());
        set(message, Param.EVENT_DELIVERY_ID, arrival.deliveryId());
        set(message, Param.LATE, arrival.isLate() ? true : null);
        set(message, Param.EVENT_ID, event.id().orElse(null));
        set(message, Param.ACCOUNT_ID, facts.accountId());
        set(message, Param.INBOX_ID, facts.inboxId());
        set(message, Param.CONVERSATION_ID, facts.conversationId());
        set(message, Param.CONTACT_ID, facts.contactId());
        set(message, Param.CONTACT_SOURCE_ID, facts.contactSourceId());
        set(message, Param.MESSAGE_ID, facts.messageId());
        set(message, Param.EVENT_MESSAGE_TYPE, facts.messageType());
        set(message, Param.EVENT_PRIVATE, facts.isPrivate());
        set(message, Param.EVENT_SENDER_TYPE, facts.senderType());
        set(message, Param.EVENT_MESSAGE_SOURCE_ID, facts.messageSourceId());
        if (event.payload().hasAttachments()) {
            set(message, Param.EVENT_ATTACHMENTS, new AttachmentList(event.payload()));
        }
        if (facts.atMillis() != null) {
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, facts.atMillis());
        }
        message.setBody(
                switch (options.getBodyFormat()) {
                    case MAP -> event.payload().map();
                    case JSON -> Json.text(event.payload().map());
                    case BYTES -> event.payload().bytes();
                });
    }

    /** JSON has one kind of whole numbers; ids are Longs here, however small they are. */
    private static void set(Message message, Param param, @Nullable Object value) {
        if (value instanceof Number number && param.type().javaType() == Long.class) {
            Long whole = Values.whole(number);
            if (whole != null) {
                message.setHeader(param.header(), whole); // cut, it would be another id
            }
        } else if (value != null) {
            message.setHeader(param.header(), value);
        }
    }
}
