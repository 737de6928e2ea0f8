// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "4.9.0, 4.10.0",
        "4.10.0, 4.13.0",
        "3.16.0, 4.2.0",
        "4.13, 4.13.1",
        "4, 4.0.1",
        "4.12.9-ee, 4.13.0",
        "v4.9, 4.10"
    })
    void numbersAreCompared(String older, String newer) {
        assertThat(new Version(older).isOlderThan(new Version(newer))).isTrue();
        assertThat(new Version(newer).isOlderThan(new Version(older))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "4.13.0, 4.13",
        "4.13.0-rc1, 4.13.0",
        "4.13.0-ee, 4.13.0-rc2",
        "v4.13.0, 4.13.0",
        "4.13.0+fork.7, 4.13.0"
    })
    void whatFollowsTheNumbersDoesNotCount(String one, String other) {
        assertThat(new Version(one).isOlderThan(new Version(other))).isFalse();
        assertThat(new Version(other).isOlderThan(new Version(one))).isFalse();
    }

    @Test
    void isShownAsItWasWritten() {
        assertThat(new Version("4.13.0-rc1")).hasToString("4.13.0-rc1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "develop", "-1", ".4", "12345678901"})
    void somethingElseIsNoVersion(String text) {
        assertThat(Version.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(text));
    }

    @Test
    void onlyATextIsAVersion() {
        assertThat(Version.of(null)).isEmpty();
        assertThat(Version.of(4)).isEmpty();
        assertThat(Version.of("4.15.1")).contains(new Version("4.15.1"));
    }
}
