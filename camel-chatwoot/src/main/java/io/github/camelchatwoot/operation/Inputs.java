// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What a call is given. Immutable.
 *
 * @param values from headers and options, already of the type of their {@link Param}; they win over fields
 * @param fields of the body, which may come from strangers: they fill the body of the request and nothing else
 * @param query further fields of the query, for what has no header of its own
 * @param uploads files
 * @param blobIds signed ids of files that were uploaded before
 * @param clientSecret the key that proves a contact's identifier in the Client API, or null
 */
public record Inputs(
        Map<Param, Object> values,
        Map<String, Object> fields,
        Map<String, Object> query,
        List<Upload> uploads,
        List<String> blobIds,
        @Nullable String clientSecret) {

    public Inputs {
        values = Map.copyOf(values);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields)); // may hold null values, which are sent
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        uploads = List.copyOf(uploads);
        blobIds = List.copyOf(blobIds);
    }

    boolean hasAttachments() {
        return !uploads.isEmpty() || !blobIds.isEmpty();
    }

    /** Whether headers, options or body say anything, even null, about a parameter. A body never tells the account. */
    boolean has(Param param) {
        return value(param) != null
                || (param != Param.ACCOUNT_ID
                        && fields.containsKey(param.field())
                        && !param.leavesOut(fields.get(param.field())))
                || (param.type().isFile() && hasAttachments());
    }

    /** The same with other fields of the body. */
    Inputs withFields(Map<String, Object> others) {
        return new Inputs(values, others, query, uploads, blobIds, clientSecret);
    }

    /** The same with another value of a parameter. */
    Inputs with(Param param, Object value) {
        Map<Param, Object> more = new HashMap<>(values);
        more.put(param, value);
        return new Inputs(more, fields, query, uploads, blobIds, clientSecret);
    }

    /** What headers and options say; null: nothing. */
    @Nullable
    Object value(Param param) {
        Object value = values.get(param);
        return param.leavesOut(value) ? null : value;
    }

    /** Names only: the values are personal data and secrets. */
    @Override
    public String toString() {
        return "Inputs" + values.keySet() + fields.keySet();
    }
}
