// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a contact is to be like. Used by one thread. */
public final class ContactSpec extends Spec<ContactSpec> {
    ContactSpec(ObjectNode json) {
        super(json);
    }

    @Override
    ContactSpec self() {
        return this;
    }

    /** In international form, such as {@code +4915112345678}. */
    public ContactSpec phone(String phoneNumber) {
        return set("phone_number", phoneNumber);
    }

    public ContactSpec email(String email) {
        return set("email", email);
    }

    /** What another system calls the contact; unique within the account. */
    public ContactSpec identifier(String identifier) {
        return set("identifier", identifier);
    }

    /** The inbox of the contact, by name; the one that was added last by default. */
    public ContactSpec inbox(String name) {
        return set("inbox", name);
    }

    /** What the other side of the inbox calls the contact; by default derived from the rest, the same every time. */
    public ContactSpec sourceId(String sourceId) {
        return set("source_id", sourceId);
    }

    public ContactSpec label(String... titles) {
        return add("labels", titles);
    }

    public ContactSpec customAttribute(String key, Object value) {
        return put("custom_attributes", key, value);
    }

    public ContactSpec additionalAttribute(String key, Object value) {
        return put("additional_attributes", key, value);
    }

    public ContactSpec blocked() {
        return set("blocked", true);
    }

    /** When the contact came into being; by default with the first conversation. */
    public ContactSpec at(Instant moment) {
        return moment(moment);
    }

    /** How long ago, by the time of the double. */
    public ContactSpec ago(Duration before) {
        return before(before);
    }
}
