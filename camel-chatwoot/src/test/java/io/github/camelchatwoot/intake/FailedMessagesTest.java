// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelchatwoot.event.Event;
import io.github.camelchatwoot.event.EventType;
import io.github.camelchatwoot.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each press of Retry is told once, by two updates that may look alike, come late, twice, or in the other order. */
class FailedMessagesTest {

    private final SetMemory memory = new SetMemory();
    private final FailedMessages failed = instance();

    private FailedMessages instance() {
        return new FailedMessages(memory, new Deduplicator(memory, 3));
    }

    /** Looks at an update; the route is done with the wish that it tells. */
    private Optional<Event> look(FailedMessages instance, Told update, @Nullable String delivery) {
        Optional<Event> wish = instance.look(update.event(delivery), delivery);
        wish.ifPresent(new Deduplicator(memory, 3)::done);
        return wish;
    }

    private boolean isWish(Told update, @Nullable String delivery) {
        return look(failed, update, delivery).isPresent();
    }

    @Test
    void aClearedErrorIsAWish() throws Exception {
        assertThat(isWish(Told.updated(7).failed("no route").shown(1000), "1")).isFalse();

        Event wish = look(failed, Told.updated(7).shown(2000), "2").orElseThrow();

        assertThat(wish.type()).isEqualTo(EventType.MESSAGE_RETRY_REQUESTED);
        assertThat(wish.wireName()).isEqualTo("message_retry_requested");
        assertThat(wish.id()).hasValue("message_retry_requested:1:7:2000");
        assertThat(wish.facts()).isEqualTo(Told.updated(7).shown(2000).event().facts());
        assertThat(Json.at(wish.payload().map(), "/event")).isEqualTo("message_retry_requested");
        assertThat(Json.at(wish.payload().map(), "/id")).isEqualTo(7);
    }

    @Test
    void anUpdateOfWhatDidNotFailIsNone() {
        assertThat(isWish(Told.updated(7).shown(1000), "1")).isFalse();
        assertThat(isWish(Told.updated(7), "2")).isFalse();
        assertThat(isWish(Told.updated(8).failed("no route"), "3")).isFalse();
        assertThat(isWish(Told.updated(7), "4")).as("another one failed").isFalse();
    }

    @Test
    void onlyUpdatesOfMessagesForCustomersTell() {
        for (Told told : List.of(
                Told.created(7),
                Told.updated(7).with("message_type", "incoming"),
                Told.updated(7).with("message_type", "template"),
                Told.updated(7).with("private", true),
                Told.updated(7).with("id", "none"),
                Told.of("conversation_updated").with("id", 7))) {
            assertThat(FailedMessages.isTelling(told.event())).isFalse();
            failed.add(Told.created(7).event());
            assertThat(isWish(told, "1")).isFalse();
        }
        assertThat(FailedMessages.isTelling(Told.updated(7).event())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPressIsToldOnce(boolean shown) {
        for (int press = 0; press < 3; press++) {
            int at = press * 1000;
            assertThat(isWish(timed(Told.updated(7).failed("no route"), shown, at), "failed" + press))
                    .isFalse();
            assertThat(isWish(timed(Told.updated(7), shown, at + 500), "first" + press))
                    .isTrue();
            assertThat(isWish(timed(Told.updated(7), shown, at + 500), "second" + press))
                    .isFalse();
        }
    }

    private static Told timed(Told told, boolean shown, long millis) {
        return shown ? told.shown(1_000_000 + millis) : told;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOurReportMadeFailIsKnownBeforeItIsTold(boolean shown) {
        failed.add(Told.created(7).event());

        assertThat(isWish(timed(Told.updated(7), shown, 500), "1")).isTrue();
        assertThat(isWish(timed(Told.updated(7), shown, 500), "2")).isFalse();
    }

    /** The two updates have times of their own when each was told before the next change. */
    @Test
    void updatesThatWereToldEarlyAreOneWish() {
        failed.add(Told.created(7).event());

        assertThat(isWish(Told.updated(7).shown(2000), "1")).isTrue();
        assertThat(isWish(Told.updated(7).shown(2003), "2")).isFalse();
    }

    @Test
    void anErrorThatIsToldLateIsOld() {
        failed.add(Told.created(7).event());
        assertThat(isWish(Told.updated(7).shown(2000), "1")).isTrue();

        assertThat(isWish(Told.updated(7).failed("no route").shown(1000), "late"))
                .isFalse();
        assertThat(isWish(Told.updated(7).failed("no route").shown(2000), "late too"))
                .isFalse();

        assertThat(isWish(Told.updated(7).shown(2003), "2")).isFalse();
        assertThat(isWish(Told.updated(7).failed("no route").shown(3000), "new"))
                .isFalse();
        assertThat(isWish(Told.updated(7).shown(4000), "3")).isTrue();
    }

    /** The other of the two updates comes after the next attempt has failed too. */
    @Test
    void theSecondUpdateIsNoOtherWish() {
        failed.add(Told.created(7).event());
        assertThat(isWish(Told.updated(7), "1")).isTrue();
        failed.add(Told.created(7).event());

        assertThat(isWish(Told.updated(7), "2")).isFalse();
        assertThat(isWish(Told.updated(7), "next press")).isTrue();
    }

    @Test
    void theSameWishIsToldOnceByTwoSubscriptions() {
        failed.add(Told.created(7).event());
        assertThat(isWish(Told.updated(7).shown(2000), "account")).isTrue();
        failed.add(Told.created(7).event());

        assertThat(isWish(Told.updated(7).shown(2000), "inbox")).isFalse();
        assertThat(isWish(Told.updated(7).shown(3000), "next press")).isTrue();
    }

    @Test
    void ourOwnSuccessIsNoWish() {
        failed.add(Told.created(7).event());

        assertThat(failed.remove(Told.created(7).event())).isTrue();
        assertThat(failed.remove(Told.created(7).event())).isFalse();

        assertThat(isWish(Told.updated(7).shown(2000), "our report")).isFalse();
    }

    @Test
    void whoDeletesAMessageDoesNotWantItSent() {
        failed.add(Told.created(7).event());

        assertThat(isWish(Told.updated(7).deleted().shown(2000), "1")).isFalse();
        assertThat(isWish(Told.updated(7).shown(3000), "2")).isFalse();
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void instancesThatShareAMemoryShareAWish() {
        FailedMessages other = instance();
        failed.add(Told.created(7).event());

        assertThat(look(other, Told.updated(7).shown(2000), "1")).isPresent();
        assertThat(look(failed, Told.updated(7).shown(2000), "2")).isEmpty();
        assertThat(look(other, Told.updated(7).failed("no route").shown(3000), "3"))
                .isEmpty();
        assertThat(look(failed, Told.updated(7), "4")).isPresent();
        assertThat(look(other, Told.updated(7), "5")).isEmpty();
    }

    /** Chatwoot before 4.11.2 names no deliveries. */
    @Test
    void serversThatTellNeitherTimesNorDeliveriesAreUnderstood() {
        for (int press = 0; press < 3; press++) {
            assertThat(isWish(Told.updated(7).failed("no route"), null)).isFalse();
            assertThat(isWish(Told.updated(7), null)).as("press %s", press).isTrue();
            assertThat(isWish(Told.updated(7), null)).isFalse();
        }
    }

    @Test
    void aMemoryThatCannotBeReachedTellsNothing() {
        failed.add(Told.created(7).event());
        memory.setDown(true);

        assertThat(isWish(Told.updated(7).shown(2000), "1")).isFalse();
        assertThat(isWish(Told.updated(8).failed("no route"), "2")).isFalse();

        memory.setDown(false);
        assertThat(isWish(Told.updated(7).shown(2000), "3")).isTrue();
    }

    @Test
    void aMemoryThatTakesNothingKeepsNoWishBack() {
        failed.add(Told.created(7).event());
        memory.setFull(true);

        assertThat(isWish(Told.updated(7), "1")).isTrue();
    }

    @Test
    void messagesOfOtherAccountsAreOthers() {
        failed.add(Told.created(7).event());

        assertThat(isWish(Told.updated(7).with("account", Map.of("id", 2)), "1"))
                .isFalse();
        assertThat(isWish(Told.updated(7), "2")).isTrue();
    }

    @Test
    void aWishThatWasNotFulfilledIsToldAgain() {
        failed.add(Told.created(7).event());
        Event wish = look(failed, Told.updated(7), "1").orElseThrow();

        failed.again(wish);

        assertThat(isWish(Told.updated(7), "2")).isTrue();
        assertThat(isWish(Told.updated(7), "3")).isFalse();
        memory.setDown(true);
        failed.again(wish);
        memory.setDown(false);
        assertThat(isWish(Told.updated(7), "4")).isFalse();
    }
}
