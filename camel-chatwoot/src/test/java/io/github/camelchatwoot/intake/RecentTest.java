// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentTest {

    @Test
    void whatWasNotAskedForIsForgottenFirst() {
        Recent<String, Integer> recent = new Recent<>(2);

        assertThat(recent.put("a", 1)).isNull();
        assertThat(recent.put("b", 2)).isNull();
        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.put("c", 3)).isNull();

        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("c")).isEqualTo(3);
    }

    @Test
    void aValueTakesThePlaceOfTheOneBefore() {
        Recent<String, Integer> recent = new Recent<>(1);

        recent.put("a", 1);

        assertThat(recent.put("a", 2)).isEqualTo(1);
        assertThat(recent.get("a")).isEqualTo(2);
    }

    @Test
    void whatIsRemovedIsGone() {
        Recent<String, Integer> recent = new Recent<>(5);
        recent.put("a", 1);
        recent.put("b", 1);

        recent.remove("a");
        recent.remove("b", 2);
        recent.remove("c");

        assertThat(recent.get("a")).isNull();
        assertThat(recent.get("b")).isEqualTo(1);
        recent.remove("b", 1);
        assertThat(recent.get("b")).isNull();
    }
}
