// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.json;

import java.io.IOException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class JsonTest {
    @Test
    void escapesLikeRails() {
        ObjectNode json = Json.object().put("text", "<a> & \u2028 \u001f \n \"ü🦆/\"");

        assertThat(new String(Json.bytes(json), UTF_8))
                .isEqualTo("{\"text\":\"\\u003ca\\u003e \\u0026 \\u2028 \\u001f \\n \\\"ü🦆/\\\"\"}");
    }

    @Test
    void storesKeysByLengthAndThenByName() throws IOException {
        ObjectNode given =
                (ObjectNode) Json.read("{\"country\":{\"zz\":1,\"a\":2},\"b\":0,\"city\":1}".getBytes(UTF_8));

        assertThat(Json.stored(given).toString()).isEqualTo("{\"b\":0,\"city\":1,\"country\":{\"a\":2,\"zz\":1}}");
    }
}
