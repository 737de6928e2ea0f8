// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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

    /**
     * A body that was written out.
     *
     * @param contentType with its parameters, such as the boundary of multipart
     * @param bytes all of it; empty when it is in the file. Not copied: do not change them
     * @param file null: it is in the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Written(
            String contentType, byte[] bytes, @Nullable Path file) implements Payload {}

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
