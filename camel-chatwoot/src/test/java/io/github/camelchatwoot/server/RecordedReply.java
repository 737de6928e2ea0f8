// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;

/** Answers of a real Chatwoot, out of the recordings. */
public final class RecordedReply {

    private RecordedReply() {}

    /**
     * The answer of a step.
     *
     * @param recording such as {@code 03-contacts}
     * @param step the step's id
     */
    public static Reply of(String recording, String step) {
        String file = "/recordings/" + recording + ".json";
        try (InputStream in = Objects.requireNonNull(RecordedReply.class.getResourceAsStream(file), file)) {
            Object root = Json.read(in.readAllBytes());
            for (Object each : list(Json.at(root, "/steps"))) {
                if (step.equals(Json.at(each, "/id"))) {
                    return reply(Objects.requireNonNull(Json.at(each, "/response")));
                }
            }
            throw new AssertionError("no step " + step + " in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(Object response) {
        String type = "";
        for (Object header : list(Json.at(response, "/headers"))) {
            if (header instanceof List<?> pair && "content-type".equals(pair.get(0))) {
                type = String.valueOf(pair.get(1));
            }
        }
        int status = ((Number) Objects.requireNonNull(Json.at(response, "/status"))).intValue();
        Reply reply = Reply.of(status, type, String.valueOf(Json.at(response, "/body")));
        return type.isEmpty() ? new Reply(status, Map.of(), reply.body()) : reply;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
