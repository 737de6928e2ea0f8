// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/**
 * What was asked, in words that are safe to print: the template of the path, not the path.
 *
 * @param operation the name of the operation, such as {@code createMessage}
 */
public record Asked(String operation, Verb verb, String template) {

    @Override
    public String toString() {
        return operation + " (" + verb + " " + template + ")";
    }
}
