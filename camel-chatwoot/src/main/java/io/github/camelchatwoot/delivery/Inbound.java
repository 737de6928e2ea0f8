// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.List;
import java.util.Map;

import io.github.camelchatwoot.client.Upload;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be delivered. Immutable.
 *
 * @param session who writes, and where
 * @param person what is known of the contact
 * @param bridgeId whose messages they are
 * @param foreignId the message's id on the other side
 * @param policy which conversation it belongs into
 * @param content its text; empty: only files
 * @param fields of the message besides its text and ids, by Chatwoot's names
 * @param replyTo the foreign id of the message that it answers
 * @param participant who of a group wrote it
 * @param blobIds signed ids of files that were uploaded before
 */
public record Inbound(
        Session session,
        Person person,
        String bridgeId,
        String foreignId,
        ConversationPolicy policy,
        String content,
        Map<String, Object> fields,
        @Nullable String replyTo,
        @Nullable String participant,
        List<Upload> uploads,
        List<String> blobIds) {

    public Inbound {
        uploads = List.copyOf(uploads);
        blobIds = List.copyOf(blobIds);
    }

    /** The same with another policy. */
    Inbound with(ConversationPolicy other) {
        return new Inbound(
                session, person, bridgeId, foreignId, other, content, fields, replyTo, participant, uploads, blobIds);
    }

    /** What begins the source ids of all messages of the bridge. */
    String prefix() {
        return bridgeId + ":";
    }

    /** Nothing: it is personal data. */
    @Override
    public String toString() {
        return "Inbound";
    }
}
