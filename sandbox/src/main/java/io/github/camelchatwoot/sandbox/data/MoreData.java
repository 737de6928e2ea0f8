// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.data;

/** Data for a sandbox that is already there. */
public final class MoreData extends DataBuilder<MoreData> {
    @Override
    protected MoreData self() {
        return this;
    }
}
