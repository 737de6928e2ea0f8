// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import io.github.camelchatwoot.client.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep did. Immutable.
 *
 * @param trouble why it was not complete, for people; null: it was complete
 * @param failure the call that failed, when it was one
 * @param calls how many calls were made, without their repetitions
 * @param conversations how many conversations were looked at
 * @param skipped how many of them could not be read, because they were deleted or the token's user may not see them
 * @param offered how many events were told
 * @param repaired how many of those that have ended nobody had told before
 * @param messages how many of the repaired ones are messages: nobody can have told them in another way
 */
public record SweepReport(
        SweepKind kind,
        @Nullable String trouble,
        @Nullable Failure failure,
        int calls,
        int conversations,
        int skipped,
        int offered,
        int repaired,
        int messages) {

    /** Whether everything was seen and told. */
    public boolean isComplete() {
        return trouble == null;
    }

    SweepReport with(int repairedNow, int messagesNow) {
        return new SweepReport(
                kind, trouble, failure, calls, conversations, skipped, offered, repairedNow, messagesNow);
    }
}
