// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoomTest {

    @Test
    void soManyEventsFit() {
        Room room = new Room(2, 1000);

        assertThat(room.take(1)).isTrue();
        assertThat(room.take(1)).isTrue();
        assertThat(room.take(0)).isFalse();
        room.give(1);
        assertThat(room.take(1)).isTrue();
        assertThat(room.take(1)).isFalse();
    }

    @Test
    void soManyBytesFit() {
        Room room = new Room(10, 100);

        assertThat(room.take(60)).isTrue();
        assertThat(room.take(41)).isFalse();
        assertThat(room.take(40)).isTrue();
        assertThat(room.take(1)).isFalse();
        assertThat(room.take(0)).isTrue();
        room.give(60);
        assertThat(room.take(60)).isTrue();
    }

    @Test
    void aLargeEventComesAlone() {
        Room room = new Room(10, 100);

        assertThat(room.take(500)).isTrue();
        assertThat(room.take(0)).isFalse();
        room.give(500);
        assertThat(room.take(1)).isTrue();
        assertThat(room.take(500)).isFalse();
        room.give(1);
        assertThat(room.take(Integer.MAX_VALUE)).isTrue();
        room.give(Integer.MAX_VALUE);
        assertThat(room.take(100)).isTrue();
    }
}
