// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.github.camelchatwoot.operation.Operation;
import io.github.camelchatwoot.operation.Param;
import io.github.camelchatwoot.operation.Samples;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/** One route that asks for whatever operation an exchange names, and how each of its exchanges must end. */
final class AnyOperation {

    /** 500 characters of an answer, and our own words. */
    private static final int LONGEST_MESSAGE = 1_200;

    private AnyOperation() {}

    /** A route that sends everything once, unless the options of its endpoint say otherwise. */
    static TestRoute route(String baseUrl, String options) {
        return TestRoute.to("chatwoot:getProfile?" + options, configuration -> {
            TestRoute.at(baseUrl).accept(configuration);
            configuration.setMaxRetries(0);
            configuration.setRateLimitTimeout(0);
            configuration.setApiKey(TestRoute.TOKEN);
        });
    }

    /** Just enough for a request of the operation. */
    static Map<String, Object> headers(Operation operation) {
        Map<String, Object> headers = new HashMap<>();
        Samples.enough(Samples.spec(operation))
                .forEach((param, value) -> headers.put(
                        param.header(),
                        param.type() == Param.Type.FILE ? "content".getBytes(StandardCharsets.UTF_8) : value));
        headers.put(Param.OPERATION.header(), operation);
        return headers;
    }

    /** An answer, or a failure that says which call it was and neither a token nor too much. */
    static void assertEndedWell(Exchange exchange, Operation operation) {
        Exception failure = exchange.getException();
        if (failure != null) {
            if (!(failure instanceof ChatwootHttpException || failure instanceof ChatwootUnreachableException)) {
                throw new AssertionError("another exception", failure);
            }
            assertThat(failure.getMessage())
                    .startsWith(operation + " (")
                    .hasSizeLessThan(LONGEST_MESSAGE)
                    .doesNotContain(TestRoute.TOKEN);
            assertThat(failure.toString()).doesNotContain(TestRoute.TOKEN);
        }
    }
}
