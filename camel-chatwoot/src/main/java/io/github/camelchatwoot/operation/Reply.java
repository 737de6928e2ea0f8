// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.EnumMap;
import java.util.Map;

/**
 * What an operation answers and where the thing itself is in it: Chatwoot wraps its answers in many ways.
 *
 * @param thing what it is; ids of a single one become headers
 * @param list whether there are several of them
 * @param pointer JSON pointer of the thing itself; empty: the whole answer
 * @param headers further headers, with JSON pointers into the whole answer
 * @param empty whether the server answers with nothing, or with nothing worth having
 */
public record Reply(Thing thing, boolean list, String pointer, Map<Param, String> headers, boolean empty) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    static Reply one(Thing thing, String pointer) {
        return new Reply(thing, false, pointer, Map.of(), false);
    }

    static Reply listOf(Thing thing, String pointer) {
        return new Reply(thing, true, pointer, Map.of(), false);
    }

    static Reply nothing() {
        return new Reply(Thing.VALUE, false, "", Map.of(), true);
    }

    Reply with(Param header, String at) {
        Map<Param, String> more = new EnumMap<>(Param.class);
        more.putAll(headers);
        more.put(header, at);
        return new Reply(thing, list, pointer, more, empty);
    }
}
