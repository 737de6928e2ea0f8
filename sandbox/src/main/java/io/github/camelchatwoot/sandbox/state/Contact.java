// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.json.Json;
import org.jspecify.annotations.Nullable;

/** A customer. A row, written on the event loop only; {@link Contacts} keeps its indexes. */
public final class Contact implements Sender {
    public final long id;
    public final long accountId;
    public final Instant createdAt;
    public Instant updatedAt;
    public String name = "";
    public @Nullable String email;
    public @Nullable String phoneNumber;
    public @Nullable String identifier;
    public boolean blocked;
    public ObjectNode additionalAttributes = Json.object();
    public ObjectNode customAttributes = Json.object();
    public @Nullable Instant lastActivityAt;
    public String contactType = "visitor";
    public @Nullable String location;
    public @Nullable String countryCode;
    public @Nullable Company company;
    public @Nullable Blob avatar;
    public List<String> labels = List.of();

    private final Presence presence;

    public Contact(long id, long accountId, Instant createdAt, Presence presence) {
        this.id = id;
        this.accountId = accountId;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.presence = presence;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public String type() {
        return "Contact";
    }

    public String availabilityStatus() {
        return presence.isPresent(this) ? "online" : "offline";
    }

    /** Whether lists and filters show it: somebody who can be reached or recognised. */
    public boolean isResolved() {
        return isFilled(email) || isFilled(phoneNumber) || isFilled(identifier);
    }

    /** Brings the keys of the attributes into the order in which the database gives them back. */
    public void readAgain() {
        additionalAttributes = Json.stored(additionalAttributes);
        customAttributes = Json.stored(customAttributes);
    }

    /** The columns whose changes are told, in the order of the table. */
    public Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        columns.put("name", Json.text(name));
        columns.put("email", Json.text(email));
        columns.put("phone_number", Json.text(phoneNumber));
        columns.put("updated_at", Times.iso(updatedAt));
        columns.put("additional_attributes", additionalAttributes);
        columns.put("identifier", Json.text(identifier));
        columns.put("custom_attributes", customAttributes);
        columns.put("last_activity_at", Times.iso(lastActivityAt));
        columns.put("contact_type", Json.text(contactType));
        columns.put("location", Json.text(location));
        columns.put("country_code", Json.text(countryCode));
        columns.put("blocked", Json.flag(blocked));
        columns.put("company_id", company == null ? Json.nothing() : Json.number(company.id()));
        columns.put("label_list", Json.texts(labels));
        return columns;
    }

    private static boolean isFilled(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
