// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelchatwoot.intake.Figures.Figure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @Test
    void beginsWithNothing() {
        Figures figures = new Figures();

        assertThat(figures.all())
                .containsOnlyKeys(
                        Arrays.stream(Figure.values()).map(Figure::key).toList())
                .allSatisfy((key, count) -> assertThat(count).isZero());
        assertThat(figures.lastMillis()).isZero();
    }

    @Test
    void countsEachForItself() {
        Figures figures = new Figures();

        figures.count(Figure.ECHOES);
        figures.count(Figure.ECHOES);
        figures.received(77);

        assertThat(figures.of(Figure.ECHOES)).isEqualTo(2);
        assertThat(figures.of(Figure.RECEIVED)).isEqualTo(1);
        assertThat(figures.lastMillis()).isEqualTo(77);
        assertThat(figures.all())
                .containsEntry("echoes", 2L)
                .containsEntry("received", 1L)
                .containsEntry("shed", 0L);
    }

    @Test
    void keysAreWordsWithDots() {
        assertThat(Figure.RETRIES_REQUESTED.key()).isEqualTo("retries.requested");
        assertThat(List.of(Figure.values())).extracting(Figure::key).allMatch(key -> key.matches("[a-z]+(\\.[a-z]+)*"));
    }

    @Test
    void losesNothing() {
        Figures figures = new Figures();

        IntStream.range(0, 100_000).parallel().forEach(i -> figures.count(Figure.SHED));

        assertThat(figures.of(Figure.SHED)).isEqualTo(100_000);
    }
}
