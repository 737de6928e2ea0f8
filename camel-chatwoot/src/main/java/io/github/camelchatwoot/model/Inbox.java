// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * An inbox: where conversations of one channel arrive. Administrators see its secrets, which are fields but have no
 * method here.
 *
 * @param fields everything that Chatwoot said
 * @see <a href="https://developers.chatwoot.com/api-reference/inboxes/get-an-inbox">Chatwoot's inboxes</a>
 */
public record Inbox(Map<String, Object> fields) implements ChatwootRecord {

    /** @throws IllegalArgumentException when there is no id, as in the Client API's view and in events about inboxes */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Inbox {
        fields = Fields.withId(Inbox.class, fields);
    }

    public long id() {
        return Fields.id(this);
    }

    public @Nullable String name() {
        return Fields.text(this, "/name");
    }

    /** Such as {@code Channel::Api}. */
    public @Nullable String channelType() {
        return Fields.text(this, "/channel_type");
    }

    public @Nullable Long channelId() {
        return Fields.number(this, "/channel_id");
    }

    /** The key to the Client API; of API inboxes only. */
    public @Nullable String inboxIdentifier() {
        return Fields.text(this, "/inbox_identifier");
    }

    /** The callback address; of API inboxes only. */
    public @Nullable String webhookUrl() {
        return Fields.text(this, "/webhook_url");
    }

    /** Whether the Client API wants a proof of identity; of API inboxes only. */
    public @Nullable Boolean hmacMandatory() {
        return Fields.flag(this, "/hmac_mandatory");
    }

    public @Nullable Boolean lockToSingleConversation() {
        return Fields.flag(this, "/lock_to_single_conversation");
    }

    public @Nullable Boolean greetingEnabled() {
        return Fields.flag(this, "/greeting_enabled");
    }

    public @Nullable String greetingMessage() {
        return Fields.text(this, "/greeting_message");
    }

    public @Nullable Boolean workingHoursEnabled() {
        return Fields.flag(this, "/working_hours_enabled");
    }

    public List<Map<String, Object>> workingHours() {
        return Fields.objects(this, "/working_hours");
    }

    public @Nullable String timezone() {
        return Fields.text(this, "/timezone");
    }

    public Map<String, Object> additionalAttributes() {
        return Fields.object(this, "/additional_attributes");
    }

    @Override
    public String toString() {
        return Fields.shown(this);
    }
}
