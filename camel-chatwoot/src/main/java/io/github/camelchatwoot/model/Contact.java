// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param fields everything that Chatwoot said
 * @see <a href="https://developers.chatwoot.com/api-reference/contacts/show-contact">Chatwoot's contacts</a>
 */
public record Contact(Map<String, Object> fields) implements ChatwootRecord {

    /** @throws IllegalArgumentException when there is no id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Contact {
        fields = Fields.withId(Contact.class, fields);
    }

    public long id() {
        return Fields.id(this);
    }

    public @Nullable Long accountId() {
        return Fields.number(this, "/account_id", "/account/id");
    }

    public @Nullable String name() {
        return Fields.text(this, "/name");
    }

    public @Nullable String email() {
        return Fields.text(this, "/email");
    }

    public @Nullable String phoneNumber() {
        return Fields.text(this, "/phone_number");
    }

    /** The contact's id in the system that it came from. */
    public @Nullable String identifier() {
        return Fields.text(this, "/identifier");
    }

    /** The session; only in answers of the Client API. See also {@link #contactInboxes()}. */
    public @Nullable String sourceId() {
        return Fields.text(this, "/source_id");
    }

    public @Nullable Boolean blocked() {
        return Fields.flag(this, "/blocked");
    }

    /** Online or offline; only in answers. */
    public @Nullable String availabilityStatus() {
        return Fields.text(this, "/availability_status");
    }

    /** Address of the picture; an empty text where there is none. */
    public @Nullable String thumbnail() {
        return Fields.text(this, "/thumbnail");
    }

    public Map<String, Object> additionalAttributes() {
        return Fields.object(this, "/additional_attributes");
    }

    public Map<String, Object> customAttributes() {
        return Fields.object(this, "/custom_attributes");
    }

    /** The sessions: {@code source_id} and {@code inbox} of each; only in answers. */
    public List<Map<String, Object>> contactInboxes() {
        return Fields.objects(this, "/contact_inboxes");
    }

    public @Nullable Instant createdAt() {
        return Fields.time(this, "/created_at");
    }

    public @Nullable Instant lastActivityAt() {
        return Fields.time(this, "/last_activity_at");
    }

    @Override
    public String toString() {
        return Fields.shown(this);
    }
}
