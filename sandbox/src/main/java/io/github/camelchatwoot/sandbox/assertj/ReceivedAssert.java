// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.assertj;

import io.github.camelchatwoot.sandbox.journal.Receivable;

/** How often something came. */
public final class ReceivedAssert {
    private final SandboxAssert sandbox;
    private final Receivable expected;

    ReceivedAssert(SandboxAssert sandbox, Receivable expected) {
        this.sandbox = sandbox;
        this.expected = expected;
    }

    /**
     * That it came so often, and no more often as long as the sandbox has something to do.
     *
     * @return for further assertions about the sandbox
     */
    public SandboxAssert exactly(int times) {
        sandbox.requireCount(expected, times);
        return sandbox;
    }

    /** That it came once only. */
    public SandboxAssert once() {
        return exactly(1);
    }

    /** For further assertions about the sandbox. */
    public SandboxAssert and() {
        return sandbox;
    }
}
