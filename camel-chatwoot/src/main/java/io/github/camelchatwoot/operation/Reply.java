// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.operation.Continuation.MessageRanges;
import io.github.camelchatwoot.operation.Continuation.OlderMessages;
import io.github.camelchatwoot.operation.Continuation.Pages;
import io.github.camelchatwoot.operation.Continuation.Whole;

/**
 * What an operation answers and where the thing itself is in it: Chatwoot wraps its answers in many ways.
 *
 * @param thing what it is; ids of a single one become headers
 * @param list whether there are several of them
 * @param pointer JSON pointer of the thing itself; empty: the whole answer
 * @param headers further headers, with JSON pointers into the whole answer
 * @param empty whether the server may answer with nothing, or with nothing worth having
 * @param seen whether a recording shows such an answer. Where none does, the pointer is what Chatwoot's source says,
 *     and an answer of another shape is handed on as it is
 * @param media the kind of the answer
 * @param continuation how a list goes on
 */
public record Reply(
        Thing thing,
        boolean list,
        String pointer,
        Map<Param, String> headers,
        boolean empty,
        boolean seen,
        Media media,
        Continuation continuation) {

    public Reply {
        headers = Map.copyOf(headers);
        if (!list && !(continuation instanceof Continuation.Whole)) {
            throw new IllegalArgumentException("only a list goes on");
        }
    }

    static Reply one(Thing thing, String pointer) {
        return new Reply(thing, false, pointer, Map.of(), false, true, Media.JSON, new Whole());
    }

    static Reply listOf(Thing thing, String pointer) {
        return new Reply(thing, true, pointer, Map.of(), false, true, Media.JSON, new Whole());
    }

    static Reply nothing() {
        return new Reply(Thing.VALUE, false, "", Map.of(), true, true, Media.JSON, new Whole());
    }

    /** A table for spreadsheets. */
    static Reply csv() {
        return new Reply(Thing.VALUE, false, "", Map.of(), false, true, Media.CSV, new Whole());
    }

    /** Whatever comes, as it is. */
    static Reply anything() {
        return new Reply(Thing.VALUE, false, "", Map.of(), true, true, Media.ANY, new Whole());
    }

    Reply with(Param header, String at) {
        Map<Param, String> more = new EnumMap<>(Param.class);
        more.putAll(headers);
        more.put(header, at);
        return new Reply(thing, list, pointer, more, empty, seen, media, continuation);
    }

    /** The server may also answer with nothing. */
    Reply orNothing() {
        return new Reply(thing, list, pointer, headers, true, seen, media, continuation);
    }

    /** No recording shows such an answer. */
    Reply unseen() {
        Media other = media == Media.JSON ? media : Media.ANY;
        return new Reply(thing, list, pointer, headers, empty, false, other, continuation);
    }

    /** The list comes in pages, in an order of the server's that changes of rows do not disturb. */
    Reply paged() {
        return with(new Pages(null, "", false, Set.of()));
    }

    /** The list comes in pages, and the server puts what has changed last to the front. */
    Reply pagedByChange() {
        return with(new Pages(null, "", true, Set.of()));
    }

    /** The list comes in pages, and all of them are read in this order unless the caller says another one. */
    Reply pagedBy(Param order, String word) {
        return with(new Pages(order, word, false, Set.of()));
    }

    /** There are no pages when this parameter is given. */
    Reply unless(Param param) {
        if (continuation instanceof Pages pages) {
            return with(new Pages(pages.order(), pages.word(), pages.moves(), Set.of(param)));
        }
        throw new IllegalArgumentException("there are no pages anyway");
    }

    /** The list goes on by ranges of message ids. */
    Reply byRanges() {
        return with(new MessageRanges());
    }

    /** The list goes on with messages that are older than the oldest one. */
    Reply byOlder() {
        return with(new OlderMessages());
    }

    private Reply with(Continuation other) {
        return new Reply(thing, list, pointer, headers, empty, seen, media, other);
    }
}
