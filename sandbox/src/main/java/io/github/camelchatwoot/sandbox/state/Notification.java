// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a user is told about a conversation.
 *
 * @param message the message that gave rise to it, null for an assignment
 */
public record Notification(
        long id,
        User user,
        Type type,
        Conversation conversation,
        @Nullable Message message,
        Instant createdAt) {
    /** Why a user is told. */
    public enum Type {
        CONVERSATION_ASSIGNMENT,
        ASSIGNED_CONVERSATION_NEW_MESSAGE,
        PARTICIPATING_CONVERSATION_NEW_MESSAGE,
        CONVERSATION_MENTION
    }
}
