// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelchatwoot.client.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be true of every operation that reads, merges and writes; and the merging itself. */
class MergeTest {

    static Stream<Merge> merges() {
        return Arrays.stream(Operation.values())
                .map(Operation::role)
                .filter(Merge.class::isInstance)
                .map(Merge.class::cast);
    }

    @Test
    void thereAreFive() {
        assertThat(merges()).hasSize(5);
    }

    /** Both calls may be made again when it is not known whether they were made. */
    @ParameterizedTest
    @MethodSource("merges")
    void readsAndReplacesTheSameThing(Merge merge) {
        assertThat(merge.reading().verb()).isEqualTo(Verb.GET);
        assertThat(merge.reading().repeatable()).isTrue();
        assertThat(merge.writing().repeatable()).isTrue();
        assertThat(merge.writing().variables()).isEqualTo(merge.reading().variables());
        assertThat(merge.writing().needs()).containsExactly(merge.change().param());
        assertThat(merge.writing().path()).startsWith(merge.reading().path());
    }

    /** What is read stands where it stands in the answer of writing. */
    @ParameterizedTest
    @MethodSource("merges")
    void readsWhatItReplaces(Merge merge) {
        String pointer = merge.writing().reply().pointer();

        assertThat(pointer).matches("/[a-z_]+");
        assertThat(merge.reading().reply().pointer()).isIn("", pointer);
    }

    @Test
    void addsLabelsThatAreNotThere() {
        assertThat(Change.ADD.applied(List.of("vip", "Billing"), List.of("billing", "new", "New", "VIP")))
                .isEqualTo(List.of("vip", "Billing", "new"));
    }

    @Test
    void takesCommasForTheEndOfALabelAsTheServerDoes() {
        assertThat(Change.ADD.applied(List.of("vip"), List.of(" a , b,,", ""))).isEqualTo(List.of("vip", "a", "b"));
        assertThat(Change.REMOVE.applied(List.of("a", "b", "c"), List.of("a,c")))
                .isEqualTo(List.of("b"));
    }

    @Test
    void removesLabelsWhateverTheirCase() {
        assertThat(Change.REMOVE.applied(List.of("vip", "billing"), List.of("VIP", "unknown")))
                .isEqualTo(List.of("billing"));
    }

    @Test
    void mergesAttributesAndRemovesThoseThatAreNull() {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("b", 3));
        given.put("a", null);

        assertThat(Change.MERGE.applied(Map.of("a", 1, "b", 2, "c", Map.of("d", 4)), given))
                .isEqualTo(Map.of("b", 3, "c", Map.of("d", 4)));
        assertThat(Change.MERGE.applied(Map.of(), Collections.singletonMap("gone", null)))
                .isEqualTo(Map.of());
    }
}
