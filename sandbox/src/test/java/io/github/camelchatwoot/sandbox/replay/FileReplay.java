// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelchatwoot.recorded.Answered;
import io.github.camelchatwoot.recorded.Effect;
import io.github.camelchatwoot.recorded.Frame;
import io.github.camelchatwoot.recorded.Hook;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.sandbox.replay.Deviation.What;

/** Sends the requests of a recording in their order, and compares the answers and what they set off. */
final class FileReplay {

    /** Users are online for 20 seconds after their client's last sign of life. */
    static final Duration PRESENCE = Duration.ofSeconds(21);

    /** As long as jobs take by the time of the double; much less than the next one. */
    private static final Duration JOBS = Duration.ofMillis(300);

    /** How long the double waits until it tells a bot again: longer than what goes on besides. */
    static final Duration REPETITION = Duration.ofMinutes(1);

    /** What is told again before the rest is waiting by so much longer. */
    private static final Duration LEAD = PRESENCE.plusSeconds(5);

    /** How often clients show that they are there. */
    private static final Duration SIGNS = Duration.ofSeconds(15);

    private static final List<String> USERS = List.of("admin", "agent");

    private static final Pattern USER_STATUS = Pattern.compile("\"type\":\"user\",\"availability_status\":\"(\\w+)\"");

    /** How often a request had been sent, unrecorded, when its answer was recorded: limits had to be reached. */
    private static final Map<String, Integer> SENT_BEFORE =
            Map.of("13/search-throttled", 100, "13/meta-throttled", 30, "13/flooded", 200);

    private final Scene scene;
    private final List<Step> steps;
    private final Repetitions repetitions;
    private boolean online;

    FileReplay(Scene scene, String file) {
        this.scene = scene;
        this.steps = Recordings.steps(file);
        this.repetitions = new Repetitions(steps);
    }

    List<Outcome> run() throws InterruptedException {
        connectUsers();
        List<Outcome> outcomes = new ArrayList<>();
        Optional<String> customer = Optional.empty();
        for (Step step : steps) {
            if (!scene.isConnected("contact")
                    && frames(step).anyMatch(frame -> frame.to().equals("contact"))) {
                scene.connectContact(customer.orElseThrow());
            }
            outcomes.add(run(step));
            customer = pubsubToken(step, customer);
        }
        scene.disconnect("contact");
        scene.startClock();
        return outcomes;
    }

    /** The token that a customer's client connects with: the latest. */
    private Optional<String> pubsubToken(Step step, Optional<String> before) {
        return step.captures().keySet().stream()
                .filter(name -> name.endsWith("Pubsub"))
                .map(scene.variables::text)
                .findFirst()
                .or(() -> before);
    }

    /** Some recordings began right after the users had connected, so that they were online, and others long after. */
    private void connectUsers() throws InterruptedException {
        if (steps.stream()
                .flatMap(FileReplay::frames)
                .allMatch(frame -> frame.to().equals("contact"))) {
            USERS.forEach(scene::disconnect);
            return;
        }
        online = wereOnline();
        for (String user : USERS) {
            if (online || !scene.isConnected(user)) {
                scene.connectUser(user);
            }
        }
        if (!online) {
            scene.advance(PRESENCE);
        }
        scene.settle();
        scene.arrivals(); // who is online is told at once
    }

    private boolean wereOnline() {
        boolean told = steps.stream()
                .flatMap(FileReplay::frames)
                .anyMatch(frame -> USERS.contains(frame.to()) && Effects.isOptional(Effects.name(frame)));
        return told
                || steps.stream()
                        .flatMap(FileReplay::statuses)
                        .findFirst()
                        .filter("online"::equals)
                        .isPresent();
    }

    /** Where users have gone offline by a step, because a recording took its time, they do here too, and not before. */
    private void keepPace(Step step) throws InterruptedException {
        if (online && statuses(step).anyMatch("offline"::equals)) {
            scene.advance(PRESENCE);
            online = false;
        }
        if (online) {
            USERS.forEach(scene::showPresence);
        }
        scene.settle();
        if (repetitions.isOnlyOld(step)) {
            pass(LEAD);
        }
    }

    private static Stream<String> statuses(Step step) {
        return texts(step).flatMap(text -> USER_STATUS.matcher(text).results()).map(status -> status.group(1));
    }

    private static Stream<Frame> frames(Step step) {
        return step.effects().stream().filter(Frame.class::isInstance).map(Frame.class::cast);
    }

    private static Stream<String> texts(Step step) {
        Stream<String> effects = step.effects().stream()
                .map(effect -> effect instanceof Hook hook ? hook.body() : ((Frame) effect).text());
        return Stream.concat(Stream.of(step.answered().body()), effects);
    }

    /**
     * The clock stands still where it matters what happens within which time: where limits are reached, and where
     * receivers are told again. A recorder does not always wait for that.
     */
    private void setClock(Step step) {
        if (SENT_BEFORE.containsKey(step.name()) || !repetitions.isNone()) {
            scene.stopClock();
        } else {
            scene.startClock();
        }
    }

    private void sendBefore(Step step) throws InterruptedException {
        if (SENT_BEFORE.containsKey(step.name())) {
            for (int i = SENT_BEFORE.get(step.name()); i > 0; i--) {
                scene.repeat(step);
            }
            scene.settle();
            scene.arrivals();
        }
    }

    private void settle(Step step) throws InterruptedException {
        scene.settle();
        if (!repetitions.isNone()) {
            pass(JOBS);
        }
        for (int i = repetitions.during(step); i > 0; i--) {
            pass(repetitions.isOnlyOld(step) ? REPETITION.minus(LEAD) : REPETITION);
        }
    }

    /** Time in which the users' clients show signs of life. */
    private void pass(Duration time) throws InterruptedException {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(SIGNS)) {
            scene.advance(left.compareTo(SIGNS) < 0 ? left : SIGNS);
            if (online) {
                USERS.forEach(scene::showPresence);
            }
            scene.settle();
        }
    }

    private Outcome run(Step step) throws InterruptedException {
        scene.answerAs(step);
        setClock(step);
        keepPace(step);
        sendBefore(step);
        Answered answered = scene.send(step);
        settle(step);
        List<Arrival> arrivals = scene.arrivals();
        arrivals.removeIf(arrival -> Effects.isOptional(Effects.name(arrival.effect())));
        Outcome.Builder outcome = new Outcome.Builder(step.name());
        compare(step, answered, outcome);
        List<Effect> effects = arrivals.stream().map(Arrival::effect).toList();
        return outcome.effects(Effects.match(step.effects(), effects, scene.comparison))
                .proofs(arrivals.stream()
                        .filter(arrival -> arrival.effect() instanceof Hook)
                        .toList())
                .build();
    }

    private void compare(Step step, Answered got, Outcome.Builder outcome) {
        Answered want = step.answered();
        if (want.status() != got.status()) {
            outcome.deviation(What.STATUS, "/", want.status() + " ≠ " + got.status() + " " + got.body());
        }
        if (!type(want).equals(type(got))) {
            outcome.deviation(What.TYPE, "/", type(want) + " ≠ " + type(got));
        }
        JsonNode wanted = Texts.parse(want.body());
        JsonNode gotten = Texts.parse(scene.recorded(got.body()));
        List<Difference> differences = scene.comparison.differences(wanted, gotten).stream()
                .filter(difference ->
                        !Volatile.isHarmless(difference, step.template().path()))
                .toList();
        outcome.differences(differences, What.SHAPE, What.VALUE, "");
    }

    private static String type(Answered answered) {
        return answered.headers()
                .getOrDefault("content-type", "none")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }
}
