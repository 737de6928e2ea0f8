// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import io.github.camelchatwoot.event.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeduplicatorTest {

    private final SetMemory memory = new SetMemory();
    private final Deduplicator deduplicator = new Deduplicator(memory, 3);

    @Test
    void anEventIsKnownOnlyWhenTheRouteIsDoneWithIt() {
        Event event = Told.created(7).event();

        assertThat(deduplicator.isKnown(event)).isFalse();
        assertThat(deduplicator.isKnown(event)).isFalse();
        deduplicator.done(event);

        assertThat(deduplicator.isKnown(event)).isTrue();
        assertThat(deduplicator.isKnown(Told.created(7).event("another delivery")))
                .isTrue();
        assertThat(deduplicator.isKnown(Told.created(8).event())).isFalse();
        assertThat(memory.keys()).containsExactly("message_created:1:7");
    }

    @Test
    void anotherInstanceKnowsItToo() {
        deduplicator.done(Told.created(7).event());

        assertThat(new Deduplicator(memory, 3).isKnown(Told.created(7).event())).isTrue();
    }

    @Test
    void theSameStateIsTheSameEvent() {
        deduplicator.done(Told.updated(7).shown(1000).event("one"));

        assertThat(deduplicator.isKnown(Told.updated(7).shown(1000).event("two")))
                .isTrue();
        assertThat(deduplicator.isKnown(Told.updated(7).shown(1001).event("one")))
                .isFalse();
    }

    @Test
    void whatHasNoIdIsNeverKnown() {
        Event typing = Told.of("conversation_typing_on").event();

        deduplicator.done(typing);

        assertThat(deduplicator.isKnown(typing)).isFalse();
        assertThat(memory.keys()).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(deduplicator.failed(typing)).isFalse();
        }
    }

    @Test
    void aContactIsKnownOnlyAsItWasShownLast() {
        assertThat(isNew("A")).isTrue();
        assertThat(isNew("A")).isFalse();
        assertThat(isNew("B")).isTrue();
        assertThat(isNew("A")).isTrue();
        assertThat(isNew("A")).isFalse();
        assertThat(deduplicator.isKnown(Told.contact("A").with("id", 10).event()))
                .as("another contact")
                .isFalse();
        assertThat(memory.keys()).as("what would be remembered for ever").isEmpty();
    }

    private boolean isNew(String name) {
        Event event = Told.contact(name).event();
        boolean isNew = !deduplicator.isKnown(event);
        deduplicator.done(event);
        return isNew;
    }

    @Test
    void aMemoryThatCannotBeReachedLetsEventsThrough() {
        Event event = Told.created(7).event();
        deduplicator.done(event);

        memory.setDown(true);
        assertThat(deduplicator.isKnown(event)).isFalse();
        deduplicator.done(Told.created(8).event());

        memory.setDown(false);
        assertThat(deduplicator.isKnown(event)).isTrue();
        assertThat(deduplicator.isKnown(Told.created(8).event())).isFalse();
    }

    @Test
    void tooManyFailuresAreTheLast() {
        Event event = Told.created(7).event();

        assertThat(deduplicator.failed(event)).isFalse();
        assertThat(deduplicator.failed(Told.created(8).event())).isFalse();
        assertThat(deduplicator.failed(event)).isFalse();
        assertThat(deduplicator.failed(event)).isTrue();
        assertThat(deduplicator.failed(event)).isTrue();
        assertThat(deduplicator.isKnown(event)).isFalse();
    }

    @Test
    void successForgetsFailures() {
        Event event = Told.created(7).event();
        deduplicator.failed(event);
        deduplicator.failed(event);

        deduplicator.done(event);

        assertThat(deduplicator.failed(event)).isFalse();
        assertThat(deduplicator.failed(event)).isFalse();
        assertThat(deduplicator.failed(event)).isTrue();
    }

    @Test
    void onceCanBeEnough() {
        assertThat(new Deduplicator(memory, 1).failed(Told.created(7).event())).isTrue();
    }
}
