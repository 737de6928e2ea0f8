// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.model;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A file, place or contact card of a message.
 *
 * @param fields everything that Chatwoot said
 */
public record Attachment(Map<String, Object> fields) implements ChatwootRecord {

    /** @throws IllegalArgumentException when there is no id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Attachment {
        fields = Fields.withId(Attachment.class, fields);
    }

    public long id() {
        return Fields.id(this);
    }

    public @Nullable Long messageId() {
        return Fields.number(this, "/message_id");
    }

    public @Nullable Long accountId() {
        return Fields.number(this, "/account_id");
    }

    /** Image, audio, video, file, location, fallback, contact and others. */
    public @Nullable String fileType() {
        return Fields.text(this, "/file_type");
    }

    /** The media type, such as {@code image/png}. */
    public @Nullable String contentType() {
        return Fields.text(this, "/content_type");
    }

    public @Nullable String extension() {
        return Fields.text(this, "/extension");
    }

    /** Where the file is. Whoever knows this address gets the file; it answers with a redirect. */
    public @Nullable String dataUrl() {
        return Fields.text(this, "/data_url");
    }

    /** Where a small picture of it is; an empty text where there is none. */
    public @Nullable String thumbUrl() {
        return Fields.text(this, "/thumb_url");
    }

    /** In bytes. */
    public @Nullable Long fileSize() {
        return Fields.number(this, "/file_size");
    }

    /** In pixels. */
    public @Nullable Long width() {
        return Fields.number(this, "/width");
    }

    /** In pixels. */
    public @Nullable Long height() {
        return Fields.number(this, "/height");
    }

    /** Only in lists of attachments. */
    public @Nullable Instant createdAt() {
        return Fields.time(this, "/created_at");
    }

    @Override
    public String toString() {
        return Fields.shown(this);
    }
}
