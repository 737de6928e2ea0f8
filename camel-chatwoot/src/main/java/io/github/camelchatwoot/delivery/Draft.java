// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Upload;

/**
 * A message as it is to be stored. Immutable.
 *
 * @param sourceId what it is known by
 * @param fields of the message, without the source id
 * @param blobIds signed ids of files that were uploaded before
 */
record Draft(String sourceId, Map<String, Object> fields, List<Upload> uploads, List<String> blobIds) {

    /** Whether it can be part of the call that creates its conversation. */
    boolean isPlain() {
        return uploads.isEmpty() && blobIds.isEmpty();
    }

    /** Whether it can be sent again: a stream cannot be read twice. */
    boolean isRepeatable() {
        return uploads.stream().allMatch(Upload::repeatable);
    }

    /** Whether it opens a conversation, as a message of the customer does. */
    boolean opens() {
        return "incoming".equals(fields.get("message_type")) && !Boolean.TRUE.equals(fields.get("private"));
    }

    /** Nothing: it is personal data. */
    @Override
    public String toString() {
        return "Draft";
    }
}
