// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.intake;

import java.util.concurrent.CompletableFuture;

/** What becomes of an event that has arrived. */
public sealed interface Admission {

    /** The route does not want it: nothing else happens. */
    record Ignored() implements Admission {}

    /**
     * It was taken.
     *
     * @param ending completes once, when nothing more happens with the event
     * @param isFirst false: the same event is under way already, or the route has failed with it before
     */
    record Taken(CompletableFuture<Ending> ending, boolean isFirst) implements Admission {}

    /** There is no room for it: it is not kept. */
    record Full() implements Admission {}
}
