// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Continuation;
import io.github.camelchatwoot.operation.Continuation.Pages;
import io.github.camelchatwoot.operation.Param;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists that come in pages, while their rows move. */
class PagesTest {

    private static final int SIZE = 5;
    private static final Pages PLAIN = new Pages(null, "", false, Set.of());
    private static final Pages MOVING = new Pages(null, "", true, Set.of());

    private final List<Object> rows = new ArrayList<>();
    private final List<Request> asked = new ArrayList<>();
    private boolean counts;
    private Runnable meanwhile = () -> {};

    private void fill(int count) {
        LongStream.rangeClosed(1, count).forEach(id -> rows.add(Map.of("id", id)));
    }

    private List<?> page(Request request) {
        int from = (Integer.parseInt(String.valueOf(Courses.value(request, "page"))) - 1) * SIZE;
        List<?> page =
                from >= rows.size() ? List.of() : List.copyOf(rows.subList(from, Math.min(rows.size(), from + SIZE)));
        meanwhile.run();
        return page;
    }

    private List<Object> read(Continuation continuation, Function<Request, List<?>> server, Object... query) {
        asked.clear();
        Course course = Course.of(continuation, Courses.request(query));
        List<Object> all = new ArrayList<>();
        for (Request request = course.next(); request != null; request = course.next()) {
            asked.add(request);
            assertThat(asked).as("calls").hasSizeLessThan(500);
            Long total = counts ? Long.valueOf(rows.size()) : null;
            all.addAll(course.take(new Part(server.apply(request), total)));
        }
        return all;
    }

    private List<String> pages() {
        return asked.stream()
                .map(request -> String.valueOf(Courses.value(request, "page")))
                .toList();
    }

    @Test
    void endsAtAnEmptyPage() {
        fill(12);

        assertThat(read(PLAIN, this::page)).isEqualTo(rows);
        assertThat(pages()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void beginsAtThePageThatTheCallerWants() {
        fill(12);

        assertThat(read(PLAIN, this::page, "page", "2")).isEqualTo(rows.subList(5, 12));
        assertThat(pages()).containsExactly("2", "3", "4");
    }

    @Test
    void anEmptyListTakesOneCall() {
        assertThat(read(MOVING, this::page)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void setsTheOrderUnlessTheCallerDoes() {
        Pages sorted = new Pages(Param.SORT, "created_at", false, Set.of());

        read(sorted, this::page, "labels[]", "vip", "labels[]", "new");
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request.query())
                        .extracting(field -> field.name() + "=" + field.value())
                        .containsExactly("labels[]=vip", "labels[]=new", "sort=created_at", "page=1"));
        read(sorted, this::page, "sort", "-name");
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(Courses.value(request, "sort")).isEqualTo("-name"));
    }

    @Test
    void readsOnceWhereAParameterTurnsPagesOff() {
        fill(7);
        Pages unless = new Pages(Param.SORT_BY, "created_at_asc", false, Set.of(Param.UPDATED_WITHIN));

        assertThat(read(unless, request -> rows, "updated_within", "60")).isEqualTo(rows);
        assertThat(asked).hasSize(1);
        assertThat(Courses.value(asked.get(0), "page")).isNull();
    }

    @Test
    void readsOnceWhatComesAsAWhole() {
        fill(7);

        assertThat(read(new Continuation.Whole(), request -> rows)).isEqualTo(rows);
        assertThat(asked).hasSize(1);
    }

    @Test
    void rowsThatArePutInFrontBringNoneTwice() {
        fill(40);
        List<Object> before = List.copyOf(rows);
        meanwhile = () -> {
            if (asked.size() < 6) {
                LongStream.range(0, 7).forEach(i -> rows.add(0, Map.of("id", 1000L * asked.size() + i)));
            }
        };

        assertThat(read(PLAIN, this::page)).doesNotHaveDuplicates().containsAll(before);
    }

    /** As long as a page and put in front at the wrong moment, they make the next page look like the last one. */
    @Test
    void aPageThatRepeatsOnceIsNotTheEnd() {
        fill(20);
        List<Object> before = List.copyOf(rows);
        meanwhile = () -> {
            if (asked.size() == 2) {
                LongStream.range(0, SIZE).forEach(i -> rows.add(0, Map.of("id", 1000L + i)));
            }
        };

        assertThat(read(PLAIN, this::page)).isEqualTo(before);
    }

    @Test
    void rowsThatMoveToTheFrontAreFoundThere() {
        fill(40);
        List<Object> before = List.copyOf(rows);
        Random random = new Random(4);
        meanwhile = () -> {
            if (asked.size() < 9) {
                rows.add(0, rows.remove(random.nextInt(rows.size())));
            }
        };

        assertThat(read(MOVING, this::page)).containsExactlyInAnyOrderElementsOf(before);
    }

    /** A route that resolves each open conversation takes it out of the list that it reads. */
    @Test
    void rowsThatDisappearHideNone() {
        fill(100);
        counts = true;
        List<Object> before = List.copyOf(rows);
        Set<Object> done = new HashSet<>();
        Course course = Course.of(PLAIN, Courses.request());
        for (Request request = course.next(); request != null; request = course.next()) {
            asked.add(request);
            assertThat(asked).as("calls").hasSizeLessThan(500);
            List<?> fresh = course.take(new Part(page(request), (long) rows.size()));
            fresh.forEach(row -> assertThat(done.add(row)).isTrue());
            rows.removeAll(fresh);
        }

        assertThat(done).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aRowWithoutAnIdMayComeAgain() {
        IntStream.range(0, 12).forEach(i -> rows.add("row " + i % 7));

        assertThat(read(PLAIN, this::page)).isEqualTo(rows);
    }

    @Test
    void aServerWithoutPagesEndsTheList() {
        fill(7);

        assertThat(read(PLAIN, request -> rows)).isEqualTo(rows);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aServerWithoutPagesAndIdsEndsTheList() {
        rows.addAll(List.of("a", "b"));

        assertThat(read(PLAIN, request -> rows)).isEqualTo(rows);
    }

    @Test
    void knownRowsForEverAreAnError() {
        fill(60);
        Random random = new Random(1);

        assertThatThrownBy(() -> read(PLAIN, request -> {
                    if (asked.size() <= 12) {
                        return page(request);
                    }
                    int from = random.nextInt(50);
                    return rows.subList(from, from + SIZE);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the last 10 pages up to page 22 hold only rows that were there before");
    }

    @Test
    void idsAreKnownHoweverManyThereAre() {
        Ids ids = new Ids();
        Random random = new Random(2);
        Set<Long> reference = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long id = i % 3 == 0 ? i : i % 3 == 1 ? random.nextInt(50_000) - 25_000L : random.nextLong();
            assertThat(ids.add(id)).isEqualTo(reference.add(id));
        }
    }
}
