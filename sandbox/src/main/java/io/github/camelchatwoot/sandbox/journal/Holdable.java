// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.state.World;

/** An expectation of what the double holds. */
public sealed interface Holdable permits MessageExpectation, ContactExpectation, ConversationExpectation {
    /** Those rows that are as expected, each as one line. On the event loop only. */
    Stream<String> foundIn(World world);

    /** All rows of the kind, each as one line. On the event loop only. */
    Stream<String> allIn(World world);
}
