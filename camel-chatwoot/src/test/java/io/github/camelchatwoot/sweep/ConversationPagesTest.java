// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversationPagesTest {

    private final List<Long> told = new ArrayList<>();

    private static Row row(long id, long activity) {
        return Row.of(Map.of("id", id, "last_activity_at", activity, "created_at", 0));
    }

    /** Conversations with these ids; the lower ones were active last. */
    private static List<Row> rows(long... ids) {
        return Arrays.stream(ids).mapToObj(id -> row(id, 10_000 - id)).toList();
    }

    private static List<Row> range(long from, long to) {
        List<Row> rows = new ArrayList<>();
        for (long id = from; id < to; id++) {
            rows.add(row(id, 10_000 - 100 * id));
        }
        return rows;
    }

    private void take(ConversationPages pages, List<Row> rows, long total) {
        pages.take(rows, total).forEach(row -> told.add(row.id()));
    }

    private static void isOver(ConversationPages pages) {
        assertThat(pages.hasEnded()).isTrue();
        assertThat(pages.isComplete()).isTrue();
    }

    @Test
    void onePageIsAllWhenItHasSomethingOldOrEverything() {
        ConversationPages old = new ConversationPages(9_998);
        take(old, rows(1, 2, 3), 100);
        isOver(old);
        assertThat(told).containsExactly(1L, 2L);

        ConversationPages everything = new ConversationPages(0);
        take(everything, rows(5, 6), 2);
        isOver(everything);
        assertThat(told).containsExactly(1L, 2L, 5L, 6L);
    }

    @Test
    void aFullPageIsFollowedByAnotherOneWhateverTheCountSays() {
        ConversationPages pages = new ConversationPages(0);
        take(pages, range(1, 26), 25);
        assertThat(pages.hasEnded()).isFalse();
        assertThat(pages.page()).isEqualTo(2);
    }

    @Test
    void afterSeveralPagesTheFrontIsReadAgain() {
        ConversationPages pages = new ConversationPages(0);
        take(pages, range(1, 26), 27);
        take(pages, range(26, 28), 27);
        assertThat(pages.hasEnded()).isFalse();
        assertThat(pages.page()).isOne();

        take(pages, range(1, 26), 27); // all but the first were active long before

        isOver(pages);
        assertThat(told).hasSize(27);
    }

    /** It was on the second page when the first one was read, and on the first one when the second one was read. */
    @Test
    void whatMovesToTheFrontIsFoundThere() {
        ConversationPages pages = new ConversationPages(0);
        take(pages, range(1, 26), 27);
        take(pages, range(25, 27), 27); // 27 has moved to the front
        List<Row> front = new ArrayList<>(List.of(row(27, 10_001)));
        front.addAll(range(1, 25));
        take(pages, front, 27);

        assertThat(told).contains(27L).hasSize(27);
        isOver(pages);
    }

    @Test
    void whenSomeAreGoneAllPagesAreReadAgain() {
        ConversationPages pages = new ConversationPages(0);
        take(pages, range(1, 26), 27);
        take(pages, range(27, 28), 26); // 3 was deleted, so 26 has moved up
        assertThat(pages.hasEnded()).isFalse();
        List<Row> first = new ArrayList<>(range(1, 27));
        first.remove(2);
        take(pages, first, 26);
        assertThat(told).contains(26L);
        assertThat(pages.hasEnded()).isFalse();
        take(pages, range(27, 28), 26);
        take(pages, first, 26);

        isOver(pages);
        assertThat(told).hasSize(27);
    }

    @Test
    void whenItNeverSettlesItEndsAndSaysSo() {
        ConversationPages pages = new ConversationPages(0);
        int calls = 0;
        long id = 1;
        while (!pages.hasEnded()) {
            take(pages, range(id, id + 25), 1000 - calls);
            take(pages, List.of(), 1000 - calls - 1);
            id += 25;
            calls += 2;
            assertThat(calls).isLessThan(100);
        }
        assertThat(pages.isComplete()).isFalse();
    }

    @Test
    void aServerThatMixesPagesForEverIsTold() {
        ConversationPages pages = new ConversationPages(0);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        take(pages, i % 2 == 0 ? range(1, 26) : range(2, 27), 1000);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no end");
    }
}
