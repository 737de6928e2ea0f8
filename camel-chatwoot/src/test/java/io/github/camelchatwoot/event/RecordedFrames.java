// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelchatwoot.json.Json;
import io.github.camelchatwoot.recorded.Frame;
import io.github.camelchatwoot.recorded.Recordings;
import io.github.camelchatwoot.recorded.Step;
import io.github.camelchatwoot.recorded.Timeline;
import io.github.camelchatwoot.recorded.Timeline.Direction;

/** The recorded frames of the WebSocket. */
final class RecordedFrames {

    private RecordedFrames() {}

    /** All that a server sent, whatever they tell. */
    static List<String> all() {
        Stream<String> effects = Recordings.steps().stream()
                .flatMap(step -> frames(step).stream())
                .map(Frame::text);
        Stream<String> timelines = Timeline.all().stream()
                .flatMap(timeline -> timeline.lines().stream())
                .filter(line -> line.direction() == Direction.IN)
                .map(Timeline.Line::data);
        return Stream.concat(effects, timelines).toList();
    }

    /** Those that tell an event. */
    static List<String> telling() {
        return all().stream().filter(RecordedFrames::tells).toList();
    }

    /** Those that a step set off and that tell an event. */
    static List<Frame> frames(Step step) {
        return step.effects().stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .filter(frame -> tells(frame.text()))
                .toList();
    }

    static boolean tells(String frame) {
        return Json.at(tree(bytes(frame)), "/message/event") != null;
    }

    static Object tree(byte[] json) {
        try {
            Object tree = Json.read(json);
            return tree == null ? "null" : tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
