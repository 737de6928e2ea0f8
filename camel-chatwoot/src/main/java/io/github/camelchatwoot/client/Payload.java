// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.util.List;
import java.util.Map;

/** What is sent as the body of a request. */
public sealed interface Payload {

    /** No body. */
    record None() implements Payload {}

    /**
     * A JSON object.
     *
     * @param fields maps, lists, strings, numbers, booleans and null
     */
    record JsonObject(Map<String, Object> fields) implements Payload {}

    /** {@code multipart/form-data}: texts and files, in order. */
    record Multipart(List<Part> parts) implements Payload {
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /** One part of a multipart body. */
    sealed interface Part {
        /** The name of the form field. */
        String name();
    }

    /** A text field. */
    record TextPart(String name, String value) implements Part {}

    /** A file. */
    record FilePart(String name, Upload upload) implements Part {}
}
