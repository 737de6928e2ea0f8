// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

/** What an operation is for: calls of Chatwoot's API, or a source of its events. */
public sealed interface Role permits Spec, Merge, Deliver, AnyCall, Source {

    /** One sentence that says what it does. */
    String summary();
}
