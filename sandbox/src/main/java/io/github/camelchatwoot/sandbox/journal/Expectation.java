// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What something is expected to be like: conditions that all have to hold, and their words. Immutable.
 *
 * @param <F> what it is about
 */
public abstract sealed class Expectation<F>
        permits MessageExpectation, RequestExpectation, ContactExpectation, ConversationExpectation {
    /** One condition and how it reads. */
    record Condition<F>(String words, Predicate<F> test) {}

    private final String noun;
    private final List<Condition<F>> conditions;

    Expectation(String noun, List<Condition<F>> conditions) {
        this.noun = noun;
        this.conditions = conditions;
    }

    /** The present conditions and one more. */
    final List<Condition<F>> and(String words, Predicate<F> test) {
        List<Condition<F>> more = new ArrayList<>(conditions);
        more.add(new Condition<>(words, test));
        return List.copyOf(more);
    }

    /** Whether all conditions hold. */
    public final boolean matches(F facts) {
        return conditions.stream().allMatch(condition -> condition.test.test(facts));
    }

    @Override
    public final String toString() {
        StringBuilder words = new StringBuilder(noun);
        String before = " ";
        for (Condition<F> condition : conditions) {
            words.append(before).append(condition.words);
            before = ", ";
        }
        return words.toString();
    }
}
