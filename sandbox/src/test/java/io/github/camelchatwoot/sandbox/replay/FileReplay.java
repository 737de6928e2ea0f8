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

    private static final List<String> USERS = List.of("admin", "agent");

    private static final Pattern USER_STATUS = Pattern.compile("\"type\":\"user\",\"availability_status\":\"(\\w+)\"");

    /** How often a request had been sent, unrecorded, when its answer was recorded: limits had to be reached. */
    private static final Map<String, Integer> SENT_BEFORE =
            Map.of("13/search-throttled", 100, "13/meta-throttled", 30, "13/flooded", 200);

    private final Scene scene;
    private final List<Step> steps;
    private boolean online;

    FileReplay(Scene scene, String file) {
        this.scene = scene;
        this.steps = Recordings.steps(file);
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
    private void keepPace(Step step) {
        if (online && statuses(step).anyMatch("offline"::equals)) {
            scene.advance(PRESENCE);
            online = false;
        }
        if (online) {
            USERS.forEach(scene::showPresence);
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

    /** All within a minute, however slow the machine is: from then on the clock stands still until the step is done. */
    private void sendBefore(Step step) {
        scene.startClock();
        if (SENT_BEFORE.containsKey(step.name())) {
            scene.stopClock();
            for (int i = SENT_BEFORE.get(step.name()); i > 0; i--) {
                scene.repeat(step);
            }
        }
    }

    private Outcome run(Step step) throws InterruptedException {
        keepPace(step);
        sendBefore(step);
        scene.settle();
        scene.arrivals();
        scene.answerAs(step);
        Answered answered = scene.send(step);
        scene.settle();
        List<Arrival> arrivals = scene.arrivals();
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
