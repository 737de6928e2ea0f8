// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.EnumMap;
import java.util.Map;

import io.github.camelchatwoot.client.Media;

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
 */
public record Reply(
        Thing thing,
        boolean list,
        String pointer,
        Map<Param, String> headers,
        boolean empty,
        boolean seen,
        Media media) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    static Reply one(Thing thing, String pointer) {
        return new Reply(thing, false, pointer, Map.of(), false, true, Media.JSON);
    }

    static Reply listOf(Thing thing, String pointer) {
        return new Reply(thing, true, pointer, Map.of(), false, true, Media.JSON);
    }

    static Reply nothing() {
        return new Reply(Thing.VALUE, false, "", Map.of(), true, true, Media.JSON);
    }

    /** A table for spreadsheets. */
    static Reply csv() {
        return new Reply(Thing.VALUE, false, "", Map.of(), false, true, Media.CSV);
    }

    /** Whatever comes, as it is. */
    static Reply anything() {
        return new Reply(Thing.VALUE, false, "", Map.of(), true, true, Media.ANY);
    }

    Reply with(Param header, String at) {
        Map<Param, String> more = new EnumMap<>(Param.class);
        more.putAll(headers);
        more.put(header, at);
        return new Reply(thing, list, pointer, more, empty, seen, media);
    }

    /** The server may also answer with nothing. */
    Reply orNothing() {
        return new Reply(thing, list, pointer, headers, true, seen, media);
    }

    /** No recording shows such an answer. */
    Reply unseen() {
        return new Reply(thing, list, pointer, headers, empty, false, media == Media.JSON ? media : Media.ANY);
    }
}
