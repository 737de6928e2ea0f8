// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A route that ends with an event when it is told to. */
final class ManualRoute implements Route {

    private final List<Begun> begun = new CopyOnWriteArrayList<>();

    private record Begun(Arrival arrival, CompletableFuture<Ending> over) {}

    @Override
    public CompletableFuture<Ending> begin(Arrival arrival) {
        Begun one = new Begun(arrival, new CompletableFuture<>());
        begun.add(one);
        return one.over();
    }

    /** The ids of the events that it began with, in order; of one without an id its name. */
    List<String> ids() {
        return begun.stream().map(one -> one.arrival().toString()).toList();
    }

    int begun() {
        return begun.size();
    }

    Arrival arrival(int number) {
        return begun.get(number).arrival();
    }

    void end(int number, Ending ending) {
        begun.get(number).over().complete(ending);
    }

    /** Ends well, with all of them. */
    void endAll() {
        for (int i = 0; i < begun.size(); i++) { // ending one may begin another
            end(i, new Ending.Completed(null, null));
        }
    }
}
