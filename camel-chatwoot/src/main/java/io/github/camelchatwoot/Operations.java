// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.operation.Operation;

/** Finds operations by the names that people write. */
final class Operations {

    private Operations() {}

    /** @throws IllegalArgumentException when there is no such operation; the message names the one that was meant */
    static Operation named(String name) {
        return Operation.named(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name
                        + "' of chatwoot. Did you mean '" + Operation.nearest(name) + "'?"));
    }
}
