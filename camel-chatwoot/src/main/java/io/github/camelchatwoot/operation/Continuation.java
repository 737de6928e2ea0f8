// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** How a list goes on after its first answer. Sealed, so that whoever reads a list to its end knows all ways. */
public sealed interface Continuation {

    /** It does not: the answer is the whole list, or as much of it as the server ever shows. */
    record Whole() implements Continuation {}

    /**
     * By the number of the page.
     *
     * @param order the parameter that sorts; null: the server takes none
     * @param word what it is set to when the caller does not say it: an order that no change of a row disturbs
     * @param moves whether the server itself puts what has changed last to the front, so that rows change their page
     *     while they are read
     * @param unless the server answers everything at once when one of these is given
     */
    record Pages(@Nullable Param order, String word, boolean moves, Set<Param> unless) implements Continuation {
        public Pages {
            unless = Set.copyOf(unless);
        }
    }

    /** By ranges of message ids, in both directions. */
    record MessageRanges() implements Continuation {}

    /** By the lowest message id so far, towards older ones. */
    record OlderMessages() implements Continuation {}
}
