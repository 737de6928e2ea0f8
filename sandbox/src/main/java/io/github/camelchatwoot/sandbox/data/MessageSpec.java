// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a message is to be like. Used by one thread. */
public final class MessageSpec extends Spec<MessageSpec> {
    MessageSpec(ObjectNode json) {
        super(json);
    }

    @Override
    MessageSpec self() {
        return this;
    }

    /** Who of the staff wrote it, a user or a bot, by name. */
    public MessageSpec by(String name) {
        return set("by", name);
    }

    /** What the other side of the inbox calls the message. */
    public MessageSpec sourceId(String sourceId) {
        return set("source_id", sourceId);
    }

    public MessageSpec contentType(String type) {
        return set("content_type", type);
    }

    public MessageSpec contentAttribute(String key, Object value) {
        return put("content_attributes", key, value);
    }

    public MessageSpec delivered() {
        return set("status", "delivered");
    }

    public MessageSpec read() {
        return set("status", "read");
    }

    public MessageSpec failed(String externalError) {
        return set("status", "failed").set("external_error", externalError);
    }

    /** When it was written; by default at the time of the one before. */
    public MessageSpec at(Instant moment) {
        return moment(moment);
    }

    /** How long ago, by the time of the double. */
    public MessageSpec ago(Duration before) {
        return before(before);
    }
}
