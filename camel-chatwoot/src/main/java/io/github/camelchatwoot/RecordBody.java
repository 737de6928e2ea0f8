// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelchatwoot.model.ChatwootRecord;
import io.github.camelchatwoot.model.Message;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Spec;

/**
 * What a record means as the body of a call: those of its fields that the call knows. A record is what the server said,
 * with much that only the server sets, so the rest stays behind; and so does what is null, because it would clear what
 * is there.
 */
final class RecordBody {

    private static final String ANY = "*";

    private RecordBody() {}

    /** @throws IllegalArgumentException when the call knows none of the fields */
    static Map<String, Object> fields(ChatwootRecord record, Spec spec) {
        Map<String, Object> all = record.fields();
        Map<String, Object> known = new LinkedHashMap<>();
        names(record, spec).filter(all::containsKey).forEach(name -> known.put(name, all.get(name)));
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "The body is of the type " + record.getClass().getSimpleName()
                            + ", which has none of the fields that " + spec.verb() + " " + spec.path()
                            + " takes: use a Map, or headers");
        }
        known.values().removeIf(Objects::isNull);
        if (record instanceof Message message) {
            known.computeIfPresent("message_type", (name, number) -> message.messageType()); // calls take the word
        }
        return known;
    }

    /** Files are no fields: in a record they are addresses. */
    private static Stream<String> names(ChatwootRecord record, Spec spec) {
        if (spec.form().more().contains(ANY)) {
            return record.fields().keySet().stream();
        }
        return Stream.concat(
                spec.params().filter(param -> !param.type().isFile()).map(Param::field), spec.form().more().stream());
    }
}
