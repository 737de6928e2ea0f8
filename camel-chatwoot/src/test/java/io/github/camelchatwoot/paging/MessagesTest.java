// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Continuation;
import io.github.camelchatwoot.server.MessageShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every message comes exactly once, in the order of ids, whatever ids and times there are, and with few calls. */
class MessagesTest {

    private final MessageShelf shelf = new MessageShelf();
    private final List<Request> asked = new ArrayList<>();

    /** How ids and times belong together. */
    enum Order {
        SAME {
            @Override
            long time(long id, Random random) {
                return id;
            }
        },
        DISTURBED {
            @Override
            long time(long id, Random random) {
                return id + random.nextInt(1000);
            }
        },
        REVERSED {
            @Override
            long time(long id, Random random) {
                return -id;
            }
        },
        NONE {
            @Override
            long time(long id, Random random) {
                return random.nextLong();
            }
        },
        ALL_AT_ONCE {
            @Override
            long time(long id, Random random) {
                return 0;
            }
        };

        abstract long time(long id, Random random);
    }

    private List<Long> read(Object... query) {
        asked.clear();
        Course course = Course.of(new Continuation.MessageRanges(), Courses.request(query));
        return Courses.ids(
                course,
                request -> shelf.rows(Courses.value(request, "after"), Courses.value(request, "before")),
                asked);
    }

    private void dense(long from, long to) {
        LongStream.range(from, to).forEach(id -> shelf.put(id, id));
    }

    private static List<Long> reversed(List<Long> ids) {
        List<Long> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingComesTwice(Order order) {
        for (int i = 0; i < 150; i++) {
            long seed = System.nanoTime();
            MessagesTest random = new MessagesTest();
            random.fill(order, new Random(seed));
            List<Long> ids = random.shelf.ids();
            long after = ids.isEmpty() ? 0 : ids.get(ids.size() / 3);
            long before = ids.isEmpty() ? 9 : ids.get(ids.size() / 2);

            assertThat(random.read())
                    .as("newest first, %s, seed %s", order, seed)
                    .isEqualTo(reversed(ids));
            assertThat(random.read("after", 0))
                    .as("oldest first, %s, seed %s", order, seed)
                    .isEqualTo(ids);
            assertThat(random.read("after", after))
                    .as("after %s, %s, seed %s", after, order, seed)
                    .isEqualTo(ids.stream().filter(id -> id > after).toList());
            assertThat(random.read("before", before))
                    .as("before %s, %s, seed %s", before, order, seed)
                    .isEqualTo(reversed(ids.stream().filter(id -> id < before).toList()));
            assertThat(random.read("after", after, "before", before))
                    .as("from %s to %s, %s, seed %s", after, before, order, seed)
                    .isEqualTo(ids.stream()
                            .filter(id -> id >= after && id < before)
                            .toList());
        }
    }

    /** Stretches of ids of very different density. */
    private void fill(Order order, Random random) {
        long id = random.nextInt(1_000_000);
        int stretches = random.nextInt(4);
        for (int i = 0; i <= stretches; i++) {
            int rows = random.nextInt(random.nextBoolean() ? 40 : 2500);
            int gap = 1 << random.nextInt(16);
            for (int row = 0; row < rows; row++) {
                id += 1 + random.nextInt(gap);
                shelf.put(id, order.time(id, random));
            }
            id += random.nextInt(10_000_000);
        }
    }

    @Test
    void aShortConversationTakesOneCall() {
        dense(4_000_000, 4_000_019);

        assertThat(read()).hasSize(19);
        assertThat(asked).hasSize(1);
        assertThat(read("after", 0)).hasSize(19);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anEmptyConversationTakesOneCall() {
        assertThat(read()).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(read("after", 7)).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(read("before", 7)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    /** Of the 50,000,000 messages of an installation a few hundred belong to this conversation. */
    @Test
    void sparseIdsTakeFewCalls() {
        LongStream.range(1, 501).forEach(i -> shelf.put(i * 100_000, i));

        assertThat(read("after", 0)).isEqualTo(shelf.ids());
        assertThat(asked).hasSize(1);
        assertThat(read()).isEqualTo(reversed(shelf.ids()));
        assertThat(asked).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void manyMessagesTakeACallForSeveralHundred(int gap) {
        LongStream.range(0, 20_000).forEach(i -> shelf.put(30_000_000 + i * gap, i));

        assertThat(read("after", 0)).isEqualTo(shelf.ids());
        assertThat(asked).hasSizeLessThan(40);
        assertThat(read()).isEqualTo(reversed(shelf.ids()));
        assertThat(asked).hasSizeLessThan(40);
    }

    @Test
    void aBurstBetweenSparseIdsTakesFewCalls() {
        LongStream.range(0, 100).forEach(i -> shelf.put(1 + i * 10_000, i));
        dense(2_000_000, 2_005_000);
        LongStream.range(0, 100).forEach(i -> shelf.put(30_000_000 + i * 10_000, 30_000_000 + i));

        assertThat(read("after", 0)).isEqualTo(shelf.ids());
        assertThat(asked).hasSizeLessThan(25);
        assertThat(read()).isEqualTo(reversed(shelf.ids()));
        assertThat(asked).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({"999", "1000", "1001", "2000", "2001"})
    void answersThatAreJustFullAreNotTakenForComplete(int rows) {
        dense(1, rows + 1);

        assertThat(read("after", 0)).isEqualTo(shelf.ids());
        assertThat(read()).isEqualTo(reversed(shelf.ids()));
        assertThat(read("after", 1, "before", rows + 1)).isEqualTo(shelf.ids());
        assertThat(read("before", 5_000_000)).isEqualTo(reversed(shelf.ids()));
    }

    /** The newest by time are the lowest by id, and thousands lie above them, with and without an upper end. */
    @Test
    void theHighestIdIsFoundAlsoWhenItIsTheOldest() {
        LongStream.range(1, 5001).forEach(id -> shelf.put(id, -id));

        assertThat(read()).isEqualTo(reversed(shelf.ids()));
        assertThat(read("before", 4_999)).hasSize(4_998);
        assertThat(read("before", 1_000_000_000)).isEqualTo(reversed(shelf.ids()));
    }

    @Test
    void messagesThatComeWhileOneReadsComeAtTheEnd() {
        dense(1, 3001);
        Course course = Course.of(new Continuation.MessageRanges(), Courses.request("after", 0));

        List<Long> ids = Courses.ids(
                course,
                request -> {
                    if (asked.size() <= 3) {
                        dense(3000 + asked.size() * 10L, 3010 + asked.size() * 10L);
                    }
                    return shelf.rows(Courses.value(request, "after"), Courses.value(request, "before"));
                },
                asked);

        assertThat(ids).isEqualTo(shelf.ids());
    }

    @Test
    void otherPartsOfTheQueryStay() {
        dense(1, 2001);

        read("filter_internal_messages", "true", "after", "0");
        assertThat(asked).hasSizeGreaterThan(2).allSatisfy(this::keepsTheFilter);
        read("filter_internal_messages", "true");
        assertThat(asked).hasSizeGreaterThan(2).allSatisfy(this::keepsTheFilter);
    }

    private void keepsTheFilter(Request request) {
        assertThat(Courses.value(request, "filter_internal_messages")).isEqualTo("true");
        assertThat(request.query()).extracting(Request.Field::name).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatDoesNotHeedTheIdsIsFoundOut() {
        Course course = Course.of(new Continuation.MessageRanges(), Courses.request("after", 7));
        Course older = Course.of(new Continuation.OlderMessages(), Courses.request("before", 7));

        assertThatThrownBy(() -> course.take(new Part(List.of(Map.of("id", 7)), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not between the ids");
        assertThatThrownBy(() -> older.take(new Part(List.of(Map.of("id", 7)), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not between the ids");
        assertThatThrownBy(() -> course.take(new Part(List.of(Map.of("content", "Hello")), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without id");
    }

    @Test
    void aCursorThatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Course.of(new Continuation.MessageRanges(), Courses.request("after", "x")))
                .withMessage("listThings cannot be read to its end: after (header CamelChatwootAfter) is not a whole"
                        + " number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 400})
    void theClientApiGoesBackPageByPage(int rows) {
        LongStream.range(0, rows).forEach(i -> shelf.put(50 + i * 7, i));
        Course course = Course.of(new Continuation.OlderMessages(), Courses.request());

        List<Long> ids = Courses.ids(course, request -> shelf.rows(null, Courses.value(request, "before")), asked);

        assertThat(ids).isEqualTo(reversed(shelf.ids())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(asked).hasSize((rows + 19) / 20 + 1);
    }
}
