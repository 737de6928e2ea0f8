// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** The double does what a real server was seen to do. {@code docs/sandbox-fidelity.md} tells what is compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FidelityTest {

    private static final Path PAGE = Path.of("..", "docs", "sandbox-fidelity.md");

    /** Of all steps, those that may be answered otherwise, or have other effects. */
    private static final double TOLERATED = 0.01;

    private final Map<Deviation, String> listed = Deviations.listed();
    private Measured measured = new Measured(Map.of(), List.of());
    private String report = "";

    @BeforeAll
    void measure() throws InterruptedException, IOException {
        measured = Measured.now();
        report = new FidelityReport(measured, listed).text();
        System.out.println(report);
        if (System.getProperty("fidelity.update") != null) {
            Files.writeString(PAGE, report);
        }
    }

    @Test
    void everyDeviationIsListed() {
        Map<Deviation, String> unlisted = new TreeMap<>(measured.deviations());
        unlisted.keySet().removeAll(listed.keySet());

        assertThat(lines(unlisted)).as("not in the list").isEmpty();
    }

    @Test
    void everyListedDeviationOccurs() {
        Map<Deviation, String> gone = new TreeMap<>(listed);
        gone.keySet().removeAll(measured.deviations().keySet());

        assertThat(lines(gone)).as("listed, but gone").isEmpty();
    }

    @Test
    void answersAreAsRecorded() {
        assertThat(measured.steps().steps()).isEqualTo(555);
        assertThat(measured.steps().answeredOtherwise())
                .isLessThanOrEqualTo((long) (TOLERATED * measured.steps().steps()));
    }

    @Test
    void effectsAreAsRecorded() {
        Tally steps = measured.steps();

        assertThat(steps.steps() - steps.sameEffects()).isLessThanOrEqualTo((long) (TOLERATED * steps.steps()));
        assertThat(steps.valid()).isEqualTo(steps.signed()).isGreaterThan(500);
    }

    @Test
    void pageTellsWhatWasMeasured() throws IOException {
        assertThat(PAGE).as("write it with -Dfidelity.update").content().isEqualTo(report);
    }

    private static String lines(Map<Deviation, String> deviations) {
        StringBuilder lines = new StringBuilder();
        deviations.forEach((deviation, words) ->
                lines.append(deviation).append('\t').append(words).append('\n'));
        return lines.toString();
    }
}
