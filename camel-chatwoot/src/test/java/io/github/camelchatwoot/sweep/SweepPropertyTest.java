// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.github.camelchatwoot.client.Asked;
import io.github.camelchatwoot.client.Failure;
import io.github.camelchatwoot.client.Verb;
import io.github.camelchatwoot.intake.Arrival;
import io.github.camelchatwoot.intake.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever mix of new messages, messages that can be seen late, failures of the server and of the route, live events
 * and crashes comes: every message is done with, once as long as the memory survives, and the cursor never passes one
 * that is not. Some seeds in every build; {@code -Pchaos} runs many.
 */
class SweepPropertyTest {

    private static final int ACTIONS = 400;
    private static final Failure DOWN = new Failure.Unreachable(
            new Asked("listConversations", Verb.GET, "/conversations"), false, new IOException("down"), "it is down");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("chatwoot.seeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageIsDoneWithOnceWhenTheMemorySurvives(long seed) {
        Story story = new Story(seed, false);
        story.tell();

        assertThat(story.broken).as("seed %d", seed).isEmpty();
        assertThat(story.undone()).as("seed %d", seed).isEmpty();
        assertThat(story.done.values()).as("seed %d", seed).containsOnly(1);
        story.assertThatAllHappened();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageIsDoneWithWhenTheMemoryIsLost(long seed) {
        Story story = new Story(seed, true);
        story.tell();

        assertThat(story.broken).as("seed %d", seed).isEmpty();
        assertThat(story.undone()).as("seed %d", seed).isEmpty();
    }

    /** What happens, in virtual time. */
    private static final class Story {
        private final Random random;
        private final boolean memoryIsLost;
        private final TestSweep test = TestSweep.fromBeginning();
        private final ModelChatwoot chatwoot = test.chatwoot;

        /** The conversations of all messages that have an id. */
        private final Map<Long, Long> written = new TreeMap<>();

        /** Those that can be seen, also by when their conversations were active. */
        private final Set<Long> shown = new HashSet<>();

        private final Map<Long, Integer> done = new TreeMap<>();
        private final Set<Long> deleted = new HashSet<>();
        private final Map<String, Integer> happened = new HashMap<>();
        private final List<String> broken = new ArrayList<>();
        private int life;
        private boolean calm;

        Story(long seed, boolean memoryIsLost) {
            this.random = new Random(seed);
            this.memoryIsLost = memoryIsLost;
            test.store = new CheckedStore();
            test.route = this::route;
            chatwoot.fault(request -> !calm && chance(0.01) ? down() : null);
            test.restart();
        }

        /** Looks at every cursor that is saved. */
        private final class CheckedStore implements CursorStore {
            private Optional<Cursor> kept = Optional.empty();

            @Override
            public Optional<Cursor> load() {
                return kept;
            }

            @Override
            public void save(Cursor cursor) throws IOException {
                if (!calm && chance(0.2)) {
                    count("save failed");
                    throw new IOException("the disk is full");
                }
                check(cursor, kept.orElse(Cursor.BEGINNING));
                kept = Optional.of(cursor);
            }

            private void check(Cursor cursor, Cursor before) {
                for (long id : undone()) {
                    long conversation = Objects.requireNonNull(written.get(id), "it has an id");
                    if (id <= cursor.lowMessageId()
                            || (shown.contains(id) && chatwoot.activity(conversation) < cursor.second())) {
                        broken.add(cursor + " passes message " + id);
                    }
                }
                if (cursor.lowMessageId() < before.lowMessageId() || cursor.second() < before.second()) {
                    broken.add(cursor + " is before " + before);
                }
                count(cursor.equals(before) ? "saved" : "moved");
            }
        }

        void tell() {
            for (int i = 0; i < ACTIONS; i++) {
                act();
                test.time.pass(Duration.ofMillis(random.nextInt(chance(0.1) ? 20_000 : 1_500)));
            }
            calm = true;
            for (int i = 0; i < 4; i++) {
                test.time.pass(Duration.ofSeconds(100));
                test.complete(SweepKind.CATCH_UP);
            }
            test.time.pass(Duration.ofSeconds(100));
        }

        private void act() {
            switch (random.nextInt(16)) {
                case 0, 1 -> write(chatwoot.conversation());
                case 2 -> chatwoot.skip(random.nextInt(2_000));
                case 3 -> any().ifPresent(chatwoot::change);
                case 4 -> burst();
                case 5, 6, 7, 8 -> any().ifPresent(this::write);
                case 9 -> crashMaybe();
                case 10 -> deleteMaybe();
                case 11 -> chatwoot.latency(Duration.ofMillis(random.nextInt(3) * 1L * random.nextInt(900)));
                default -> test.sweep().run(chance(0.5) ? SweepKind.CHECK : SweepKind.CATCH_UP);
            }
        }

        private Optional<Long> any() {
            List<Long> all = chatwoot.conversations();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }

        private void burst() {
            for (int i = random.nextInt(60); i > 0; i--) {
                write(chance(0.5) ? chatwoot.conversation() : any().orElseGet(chatwoot::conversation));
            }
        }

        private void crashMaybe() {
            if (chance(0.4)) {
                count("crash");
                life++;
                if (memoryIsLost) {
                    test.forget();
                }
                test.restart();
            }
        }

        private void deleteMaybe() {
            if (chance(0.3)) {
                any().ifPresent(conversation -> {
                    deleted.add(conversation);
                    chatwoot.delete(conversation);
                });
            }
        }

        /** It may be stored for a while, and then its conversation may show so only a bit later. */
        private void write(long conversation) {
            long id = chatwoot.begin();
            long created = chatwoot.micros();
            written.put(id, conversation);
            boolean late = chance(0.3);
            Duration until = Duration.ofMillis(late ? random.nextInt(14_000) : random.nextInt(50));
            test.time.after(until, () -> {
                chatwoot.show(conversation, id, created);
                liveMaybe(conversation, id);
            });
            test.time.after(until.plusMillis(random.nextInt(900)), () -> {
                chatwoot.touch(conversation, created);
                shown.add(id);
            });
            if (late) {
                count("late");
            }
        }

        private void liveMaybe(long conversation, long id) {
            if (!deleted.contains(conversation) && chance(0.4)) {
                count("live");
                test.live(chatwoot.arrival(conversation, id));
            }
        }

        private CompletableFuture<Ending> route(Arrival arrival) {
            int mine = life;
            if (calm || chance(0.6)) {
                return CompletableFuture.completedFuture(end(arrival));
            }
            CompletableFuture<Ending> later = new CompletableFuture<>();
            test.time.after(Duration.ofMillis(random.nextInt(chance(0.1) ? 90_000 : 5_000)), () -> {
                if (mine == life) { // else that process has ended with it
                    later.complete(end(arrival));
                }
            });
            return later;
        }

        private Ending end(Arrival arrival) {
            if (!calm && chance(0.2)) {
                count("route failed");
                return TestSweep.BADLY;
            }
            done.merge(arrival.event().facts().messageId(), 1, Integer::sum);
            return TestSweep.WELL;
        }

        private Failure down() {
            count("server failed");
            return DOWN;
        }

        List<Long> undone() {
            List<Long> undone = new ArrayList<>(written.keySet());
            undone.removeIf(id -> done.containsKey(id) || deleted.contains(written.get(id)));
            return undone;
        }

        private boolean chance(double share) {
            return random.nextDouble() < share;
        }

        private void count(String what) {
            happened.merge(what, 1, Integer::sum);
        }

        void assertThatAllHappened() {
            assertThat(happened).containsKeys("late", "live", "moved", "crash", "route failed", "server failed");
        }
    }
}
