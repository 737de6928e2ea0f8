// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelchatwoot.sandbox.replay.Arrival.Proof;
import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/** Counts what came of steps. */
record Tally(Collection<Outcome> outcomes) {

    int steps() {
        return outcomes.size();
    }

    long sameStatus() {
        return freeOf(What.STATUS);
    }

    long sameType() {
        return freeOf(What.TYPE);
    }

    long sameShape() {
        return freeOf(What.STATUS, What.SHAPE);
    }

    long sameValues() {
        return freeOf(What.STATUS, What.SHAPE, What.VALUE);
    }

    long sameEffects() {
        return freeOf(What.EFFECTS);
    }

    long sameEffectShapes() {
        return freeOf(What.EFFECTS, What.EFFECT_SHAPE);
    }

    long sameEffectValues() {
        return freeOf(What.EFFECTS, What.EFFECT_SHAPE, What.EFFECT_VALUE);
    }

    long pairs() {
        return outcomes.stream().mapToLong(Outcome::pairs).sum();
    }

    long signed() {
        return proofs(Proof.VALID, Proof.INVALID, Proof.UNKNOWN);
    }

    long valid() {
        return proofs(Proof.VALID);
    }

    /** Steps that were answered otherwise than recorded. */
    long answeredOtherwise() {
        return steps() - freeOf(What.STATUS, What.TYPE, What.SHAPE);
    }

    private long freeOf(What... whats) {
        return outcomes.stream().filter(outcome -> outcome.isFreeOf(whats)).count();
    }

    private long proofs(Proof... wanted) {
        return outcomes.stream()
                .flatMap(outcome ->
                        Stream.of(wanted).map(proof -> outcome.proofs().getOrDefault(proof, 0L)))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The columns of a table, after the first one. */
    List<Object> columns() {
        return List.of(
                steps(),
                sameStatus(),
                sameType(),
                sameShape(),
                sameValues(),
                sameEffects(),
                sameEffectShapes(),
                sameEffectValues(),
                pairs(),
                valid() + " of " + signed());
    }
}
