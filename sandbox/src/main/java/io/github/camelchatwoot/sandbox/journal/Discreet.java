// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.github.camelchatwoot.sandbox.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts for reports of tests, which end up in logs of build servers: without secrets and not too long. */
final class Discreet {
    private static final int LONGEST = 300;
    private static final Pattern SECRET_KEY =
            Pattern.compile("(?i).*(token|secret|password|hmac|identifier_hash|signature).*");
    /** Inboxes are called by a secret name in the Client API, and files by a signed one. */
    private static final Pattern SECRET_SEGMENT = Pattern.compile("(?<=/)[1-9A-HJ-NP-Za-km-z]{24,}(?=/|$)");

    private Discreet() {}

    static String path(String path) {
        return SECRET_SEGMENT.matcher(path).replaceAll("...");
    }

    static String json(JsonNode json) {
        return shortened(new String(Json.bytes(masked(json)), UTF_8), LONGEST);
    }

    static String shortened(String text, int longest) {
        String line = text.replace("\n", "\\n");
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }

    static JsonNode masked(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            SECRET_KEY.matcher(field.getKey()).matches()
                                    ? Json.text("...")
                                    : masked(field.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        Upload upload = Params.upload(json);
        return upload == null ? json : Json.text("file " + upload.filename());
    }
}
