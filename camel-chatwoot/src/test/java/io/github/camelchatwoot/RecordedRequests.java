// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelchatwoot.client.Access;
import io.github.camelchatwoot.client.Media;
import io.github.camelchatwoot.recorded.Multipart;
import io.github.camelchatwoot.recorded.RecordedServer.Received;
import io.github.camelchatwoot.recorded.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares requests with recorded ones. */
final class RecordedRequests {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordedRequests() {}

    static void assertSame(RecordedCall call, String token, Received received) {
        Sent sent = call.step().sent();
        assertThat(received.method()).isEqualTo(sent.method().replace("PUT", "PATCH"));
        assertThat(RecordedCall.decoded(received.path())).isEqualTo(RecordedCall.decoded(sent.path()));
        assertThat(received.query()).containsExactlyInAnyOrderElementsOf(sent.query());
        assertThat(received.headers()).containsEntry("accept", accepted(call));
        if (call.spec().access() != Access.NONE) {
            assertThat(received.headers()).containsEntry("api-access-token", token);
        } else {
            assertThat(received.headers()).doesNotContainKey("api-access-token");
            assertThat(received.toString()).doesNotContain(token);
        }
        assertBody(sent, received);
    }

    private static String accepted(RecordedCall call) {
        return call.spec().reply().media() == Media.CSV ? "text/csv" : "application/json";
    }

    private static void assertBody(Sent sent, Received received) {
        if (!sent.parts().isEmpty()) {
            assertThat(Multipart.parts(received)).containsExactlyInAnyOrderElementsOf(sent.parts());
            assertThat(fileNames(Multipart.parts(received))).isEqualTo(fileNames(sent.parts()));
            return;
        }
        JsonNode json = sent.json().orElseGet(JSON::createObjectNode);
        if (json.isEmpty() && received.bytes().isEmpty()) {
            return; // the server makes no difference
        }
        assertThat(received.headers().get("content-type")).isIn("application/json", "application/json; charset=UTF-8");
        assertThat(json(received)).isEqualTo(json);
    }

    private static JsonNode json(Received received) {
        try {
            return JSON.readTree(received.text());
        } catch (IOException e) {
            throw new AssertionError(received.text(), e);
        }
    }

    private static List<String> fileNames(List<Sent.Part> parts) {
        return parts.stream()
                .map(Sent.Part::fileName)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
