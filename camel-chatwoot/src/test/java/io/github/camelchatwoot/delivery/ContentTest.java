// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.delivery;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Texts and phone numbers within the limits of Chatwoot. */
class ContentTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "word ", "a line\n", "📦", "📦 "})
    void partsAreShortEnoughAndTogetherTheWholeText(String piece) {
        String text = piece.repeat(400_000 / piece.codePointCount(0, piece.length()));

        List<String> parts = Content.parts(text);

        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).hasSize(3).allSatisfy(part -> {
            assertThat(part.codePointCount(0, part.length())).isLessThanOrEqualTo(Content.LONGEST);
            assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
        });
    }

    @Test
    void asManyCharactersAsTheServerTakesAreNotTooLong() {
        assertThat(Content.isTooLong("📦".repeat(Content.LONGEST))).isFalse();
        assertThat(Content.isTooLong("📦".repeat(Content.LONGEST + 1))).isTrue();
        assertThat(Content.parts("short")).containsExactly("short");
        assertThat(Content.parts("")).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0151 12345678, +4915112345678",
        "DE, +44 20 7946 0958, +442079460958",
        "DE, 0044 20 7946 0958, +442079460958",
        "US, (202) 555-0143, +12025550143",
        ", +49 151 12345678, +4915112345678",
        ", +4915112345678, +4915112345678"
    })
    void numbersGetTheFormThatChatwootWants(String region, String written, String expected) {
        assertThat(PhoneNumbers.of(region).e164(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"DE, 12", "DE, VODAFONE", ", 0151 12345678", "DE, ''"})
    void whatIsNoNumberIsNone(String region, String written) {
        assertThat(PhoneNumbers.of(region).e164(written)).isEmpty();
    }

    @Test
    void aRegionThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumbers.of("Germany"))
                .withMessageContaining("defaultRegion");
    }
}
