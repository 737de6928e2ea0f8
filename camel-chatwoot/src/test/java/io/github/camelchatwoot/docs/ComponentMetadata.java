// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.json.Json;

/** What designers and IDEs read about the component. */
final class ComponentMetadata {

    private static final String FILE = "/META-INF/io/github/camelchatwoot/chatwoot.json";

    private ComponentMetadata() {}

    /** The things of a kind by their names, such as {@code headers} or {@code properties}. */
    @SuppressWarnings("unchecked") // that is what JSON objects are read as
    static Map<String, Map<String, Object>> all(String kind) {
        try (InputStream in = Objects.requireNonNull(ComponentMetadata.class.getResourceAsStream(FILE), FILE)) {
            Object root = Json.read(in.readAllBytes());
            return (Map<String, Map<String, Object>>) Objects.requireNonNull(Json.at(root, "/" + kind), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
