// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelchatwoot.cable.CableStatus;
import io.github.camelchatwoot.cable.CableStatus.Phase;
import io.github.camelchatwoot.client.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HearingTest {

    private static final Duration PRESENCE = Patience.DEFAULT.presence();
    private static final Duration RENEWAL = Patience.DEFAULT.renewal();
    private static final Duration GRACE = Patience.DEFAULT.grace();

    private final VirtualTime time = new VirtualTime();
    private final List<String> followed = new ArrayList<>();
    private CableStatus status = status(Phase.CONFIRMED, false, null);
    private final Hearing hearing = new Hearing(
            () -> status,
            new Hearing.Ear() {
                @Override
                public void deaf(boolean isDeaf) {
                    followed.add(isDeaf ? "deaf" : "hears");
                }

                @Override
                public void renew(String why) {
                    followed.add("renew");
                }
            },
            Patience.DEFAULT,
            time);

    private static CableStatus status(Phase phase, boolean heard, @Nullable Duration sinceEvent) {
        return new CableStatus(phase, PRESENCE, null, 1, 1, 0, 0, sinceEvent, heard);
    }

    @Test
    void whoHearsOfPresenceIsNotDeaf() {
        hearing.confirmed();
        status = status(Phase.CONFIRMED, true, Duration.ZERO);
        time.pass(PRESENCE.multipliedBy(100));

        assertThat(followed).isEmpty();
        assertThat(hearing.reason()).isNull();
    }

    @Test
    void whoIsConfirmedAndHearsNothingIsDeafUntilSomethingComes() {
        hearing.confirmed();
        time.pass(PRESENCE.minusMillis(1));
        assertThat(followed).isEmpty();

        time.pass(Duration.ofMillis(1));
        assertThat(followed).containsExactly("deaf", "renew");
        assertThat(hearing.reason()).contains("not even about presence");

        hearing.confirmed();
        time.pass(RENEWAL);
        assertThat(followed).containsExactly("deaf", "renew", "renew");

        status = status(Phase.CONFIRMED, true, Duration.ZERO);
        hearing.heard();
        time.pass(RENEWAL.multipliedBy(5));
        assertThat(followed).containsExactly("deaf", "renew", "renew", "hears");
        assertThat(hearing.reason()).isNull();
    }

    @Test
    void whoMissesMessagesAndHearsNothingIsDeaf() {
        status = status(Phase.CONFIRMED, true, GRACE);

        hearing.checked(0);
        assertThat(followed).isEmpty();
        hearing.checked(1);
        assertThat(followed).containsExactly("deaf", "renew");
    }

    @Test
    void aMessageThatIsMissedAmongOthersIsOnlyLost() {
        status = status(Phase.CONFIRMED, true, GRACE.minusMillis(1));

        hearing.checked(3);

        assertThat(followed).isEmpty();
    }

    @Test
    void withoutAConnectionNobodyIsDeaf() {
        status = status(Phase.WAITING, false, null);

        hearing.confirmed();
        time.pass(RENEWAL);
        hearing.checked(7);

        assertThat(followed).isEmpty();
    }

    @Test
    void nothingFollowsAfterTheEnd() {
        hearing.confirmed();
        hearing.close();
        hearing.confirmed();
        hearing.checked(1);
        time.pass(RENEWAL.multipliedBy(2));

        assertThat(followed).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void theEndOfADeafOneLeavesNothing() {
        hearing.confirmed();
        time.pass(PRESENCE);
        hearing.close();
        time.pass(RENEWAL.multipliedBy(2));

        assertThat(followed).containsExactly("deaf", "renew");
        assertThat(time.waiting()).isZero();
        assertThat(hearing.reason()).isNull();
    }
}
