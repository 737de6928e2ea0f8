// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of what is to be delivered the messages as they are stored: one, or several where the text is too long. */
final class Drafts {

    private static final String CONTENT = "content";
    private static final String ATTRIBUTES = "content_attributes";

    private final Rules rules;
    private final DeliveryFigures figures;

    Drafts(Rules rules, DeliveryFigures figures) {
        this.rules = rules;
        this.figures = figures;
    }

    /** @throws IllegalArgumentException when there is nothing to deliver, or more than is wanted */
    List<Draft> of(Inbound inbound) {
        String text = text(inbound);
        boolean files = !inbound.uploads().isEmpty() || !inbound.blobIds().isEmpty();
        if (text.isBlank() && !files && !inbound.fields().containsKey(ATTRIBUTES)) {
            throw new IllegalArgumentException("deliverMessage has nothing to deliver: there is neither a text (body,"
                    + " header CamelChatwootContent, field content) nor an attachment");
        }
        if (Content.isTooLong(text) && rules.tooLong() == TooLong.FAIL) {
            throw new IllegalArgumentException("deliverMessage: the text has "
                    + text.codePointCount(0, text.length()) + " characters, but Chatwoot takes " + Content.LONGEST
                    + ": shorten it, or set the option onTooLong to split");
        }
        Map<String, Object> fields = fields(inbound);
        List<String> parts = Content.parts(text);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            drafts.add(draft(inbound, fields, parts.get(i), i));
        }
        return drafts;
    }

    /** The first part has the files, and the id that others ask for. */
    private static Draft draft(Inbound inbound, Map<String, Object> common, String part, int number) {
        Map<String, Object> fields = new LinkedHashMap<>(common);
        if (!part.isEmpty()) {
            fields.put(CONTENT, part);
        }
        boolean first = number == 0;
        String suffix = first ? "" : "#" + (number + 1);
        return new Draft(
                inbound.prefix() + inbound.foreignId() + suffix,
                fields,
                first ? inbound.uploads() : List.of(),
                first ? inbound.blobIds() : List.of());
    }

    private String text(Inbound inbound) {
        int nuls = Content.nuls(inbound.content());
        figures.nuls(nuls);
        String text = Content.withoutNuls(inbound.content());
        String participant = inbound.participant();
        return participant == null || !rules.participantPrefix() || text.isEmpty()
                ? text
                : Content.withoutNuls(participant) + ": " + text;
    }

    private static Map<String, Object> fields(Inbound inbound) {
        Map<String, Object> fields = new LinkedHashMap<>(inbound.fields());
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (fields.get(ATTRIBUTES) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attributes.put(String.valueOf(name), value));
        }
        if (inbound.participant() != null) {
            attributes.put("participant", Content.withoutNuls(inbound.participant()));
        }
        if (inbound.replyTo() != null) {
            attributes.put("in_reply_to_external_id", inbound.prefix() + inbound.replyTo());
        }
        if (!attributes.isEmpty()) {
            fields.put(ATTRIBUTES, attributes);
        }
        return fields;
    }
}
