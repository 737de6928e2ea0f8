// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.operation.Operation;

/** Finds operations by the names that people write. */
final class Operations {

    private static final int LONGEST = 60;

    private Operations() {}

    /** @throws IllegalArgumentException when there is no such operation; the message names the one that was meant */
    static Operation named(String name) {
        return Operation.named(name).orElseThrow(() -> {
            String begin = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
            String shown = begin.replaceAll("\\p{Cntrl}", "?");
            return new IllegalArgumentException("There is no operation '" + shown + "' of chatwoot. Did you mean '"
                    + Operation.nearest(begin) + "'?");
        });
    }
}
