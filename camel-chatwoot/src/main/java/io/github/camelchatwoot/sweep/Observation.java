// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

import java.util.List;

/**
 * What a look at the first page of conversations has shown. Immutable.
 *
 * @param messageId the greatest id of a message that was seen until then
 * @param activity the last time that anything happened, in seconds since 1970 by the server's clock
 * @param nanos when that was, at the latest, by our clock
 */
record Observation(long messageId, long activity, long nanos) {

    static Observation of(List<Row> page, long messageId, long nanos) {
        return new Observation(
                messageId, page.stream().mapToLong(Row::lastActivity).max().orElse(0), nanos);
    }
}
