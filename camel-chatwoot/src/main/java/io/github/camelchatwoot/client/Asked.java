// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import org.jspecify.annotations.Nullable;

/**
 * What was asked, in words that are safe to print: the template of the path, not the path.
 *
 * @param operation the name of the operation, such as {@code createMessage}
 * @param since the first version of Chatwoot that knows it; null: every supported one, or that is not known
 */
public record Asked(
        String operation,
        Verb verb,
        String template,
        @Nullable Version since) {

    public Asked(String operation, Verb verb, String template) {
        this(operation, verb, template, null);
    }

    @Override
    public String toString() {
        return operation + " (" + verb + " " + template + ")";
    }
}
