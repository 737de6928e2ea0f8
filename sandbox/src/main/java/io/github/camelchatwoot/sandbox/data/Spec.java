// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;

/**
 * What something is to be like, in the words of the file format. Used by one thread.
 *
 * @param <S> the kind of specification
 */
abstract sealed class Spec<S extends Spec<S>> permits InboxSpec, ContactSpec, ConversationSpec, MessageSpec {
    /** Loaded by those only who set something unusual: that takes a while. */
    private static final class Beans {
        private static final JsonMapper MAPPER = new JsonMapper();
    }

    final ObjectNode json;

    Spec(ObjectNode json) {
        this.json = json;
    }

    abstract S self();

    final S set(String field, Object value) {
        json.set(field, tree(value));
        return self();
    }

    private static JsonNode tree(Object value) {
        return value instanceof String text ? Json.text(text) : Beans.MAPPER.valueToTree(value);
    }

    final S add(String field, String... texts) {
        ArrayNode list = json.withArray(field);
        for (String text : texts) {
            list.add(text);
        }
        return self();
    }

    final S put(String object, String key, Object value) {
        ObjectNode inner = json.get(object) instanceof ObjectNode known ? known : Json.object();
        inner.set(key, tree(value));
        json.set(object, inner);
        return self();
    }

    final S moment(Instant moment) {
        return set("at", moment.toString());
    }

    final S before(Duration ago) {
        return set("at", ago.negated().toString());
    }
}
