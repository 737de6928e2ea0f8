// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelchatwoot.client.Rate.Counted;

/**
 * Keeps the calls to one server, with one token, within the rates that it allows. Safe to share across threads; shared
 * by all clients of that server, or it would count too little.
 */
public final class Governor {

    private static final int MANY = 1_000;

    private final boolean fromTheBeginning;
    private final Duration patience;
    private final int maxWaiting;
    private final Time time;
    private final Map<Counted, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * A governor that has not seen any call yet.
     *
     * @param fromTheBeginning whether to keep to the default rates always; otherwise from the first refusal on
     * @param patience how long a call waits for its turn
     * @param maxWaiting how many calls wait for their turn in a lane
     */
    public Governor(boolean fromTheBeginning, Duration patience, int maxWaiting, Time time) {
        this.fromTheBeginning = fromTheBeginning;
        this.patience = patience;
        this.maxWaiting = maxWaiting;
        this.time = time;
    }

    Duration patience() {
        return patience;
    }

    int maxWaiting() {
        return maxWaiting;
    }

    long now() {
        return time.nanos();
    }

    /** A lane for each rate that the call counts for. */
    List<Lane> lanes(List<Counted> counted) {
        if (lanes.size() > MANY) {
            lanes.values().removeIf(Lane::isIdle);
        }
        List<Lane> found = new ArrayList<>(counted.size());
        for (Counted key : counted) {
            found.add(lanes.computeIfAbsent(key, this::lane));
        }
        return found;
    }

    int laneCount() {
        return lanes.size();
    }

    private Lane lane(Counted counted) {
        return new Lane(counted.rate(), fromTheBeginning, maxWaiting, time);
    }
}
