// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.cable;

import io.github.camelchatwoot.recorded.Timeline;

/** Finds recorded timelines. */
final class Timelines {

    private Timelines() {}

    static Timeline of(String name) {
        return Timeline.all().stream()
                .filter(timeline -> timeline.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
