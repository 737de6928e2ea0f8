// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.client.Denial;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.recorded.Answered;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what the component made of recorded errors with the errors. */
final class RecordedFailures {

    private RecordedFailures() {}

    static void assertTold(RecordedCall call, Failure.Answered failure) {
        Answered answered = call.step().answered();
        assertThat(failure.answer().status()).isEqualTo(answered.status());
        assertThat(failure.answer().body()).isEqualTo(answered.bytes());
        assertThat(failure.asked().operation()).isEqualTo(call.operation().toString());
        switch (answered.status()) {
            case 401, 403 ->
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                Failure.Unauthorized.class,
                                denied -> assertThat(denied.reason()).isNotEqualTo(Denial.OTHER));
            case 404 -> assertThat(failure).isInstanceOf(Failure.NotFound.class);
            case 400 -> assertInvalid(failure, answered);
            case 422 -> {
                if (answered.body().contains("Too many messages")) {
                    assertThat(failure).isInstanceOf(Failure.RateLimited.class);
                } else {
                    assertInvalid(failure, answered);
                }
            }
            case 429 -> assertThat(failure).isInstanceOf(Failure.RateLimited.class);
            case 500 -> assertThat(failure).isInstanceOf(Failure.ServerFailed.class);
            default -> throw new AssertionError("nobody expected " + answered.status());
        }
    }

    private static void assertInvalid(Failure failure, Answered answered) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> assertThat(invalid.attributes()).isEqualTo(attributes(answered)));
    }

    private static List<String> attributes(Answered answered) {
        return answered.isJson()
                ? StreamSupport.stream(answered.json().path("attributes").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of();
    }

    /** Messages land in logs. */
    static void assertPrintable(RecordedCall call, String token, String message) {
        assertThat(message)
                .startsWith(call.operation() + " (")
                .contains(call.spec().path())
                .contains(" " + call.step().answered().status())
                .doesNotContain(token)
                .hasSizeLessThan(1200);
        if (!call.spec().variables().isEmpty()) {
            assertThat(message).doesNotContain(call.step().sent().path());
        }
    }
}
