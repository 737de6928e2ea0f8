// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.stream.Stream;

import io.github.camelchatwoot.operation.Continuation.MessageRanges;
import io.github.camelchatwoot.operation.Continuation.OlderMessages;
import io.github.camelchatwoot.operation.Continuation.Pages;
import io.github.camelchatwoot.operation.Continuation.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelchatwoot.operation.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How lists go on is what they can be given. */
class ContinuationTest {

    static Stream<Operation> calls() {
        return Samples.calls();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aListGoesOnByWhatItTakes(Operation operation) {
        Spec spec = spec(operation);
        Continuation expected = spec.reply().continuation();
        if (!spec.reply().list()) {
            assertThat(expected).isInstanceOf(Whole.class);
        } else if (spec.uses(Param.PAGE)) {
            assertThat(expected).isInstanceOf(Pages.class);
            assertThat(spec.isInQuery(Param.PAGE)).isTrue();
        } else if (spec.uses(Param.AFTER)) {
            assertThat(expected).isInstanceOf(MessageRanges.class);
            assertThat(spec.uses(Param.BEFORE)).isTrue();
        } else if (spec.uses(Param.BEFORE)) {
            assertThat(expected).isInstanceOf(OlderMessages.class);
        } else {
            assertThat(expected).isInstanceOf(Whole.class);
        }
    }

    /** Without an order of its own the server sorts by whatever has changed last, or not at all. */
    @ParameterizedTest
    @MethodSource("calls")
    void whatCanBeSortedIsSorted(Operation operation) {
        Spec spec = spec(operation);
        if (spec.reply().continuation() instanceof Pages pages) {
            Param order = spec.uses(Param.SORT) ? Param.SORT : spec.uses(Param.SORT_BY) ? Param.SORT_BY : null;
            assertThat(pages.order()).isEqualTo(order);
            if (order != null) {
                assertThat(pages.word()).startsWith("created_at");
                assertThat(pages.moves()).isFalse();
                assertThat(spec.isInQuery(order)).isTrue();
            }
            assertThat(pages.unless())
                    .allSatisfy(param -> assertThat(spec.isInQuery(param)).isTrue());
            assertThat(pages.unless().contains(Param.UPDATED_WITHIN)).isEqualTo(spec.uses(Param.UPDATED_WITHIN));
        }
    }

    /** A page that fails is asked for again. */
    @ParameterizedTest
    @MethodSource("calls")
    void whatGoesOnCanBeAskedAgain(Operation operation) {
        Spec spec = spec(operation);
        if (!(spec.reply().continuation() instanceof Whole)) {
            assertThat(spec.repeatable()).isTrue();
        }
    }

    @Test
    void onlyAListGoesOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.one(Thing.CONTACT, "").paged())
                .withMessage("only a list goes on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.listOf(Thing.CONTACT, "").unless(Param.PAGE));
    }
}
