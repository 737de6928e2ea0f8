// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.webhook;

/**
 * Why an attempt to deliver failed.
 *
 * @param text what the server stores as the error
 * @param status the answer, or 0 if there was none
 */
public record Failure(String text, int status) {
    /** No answer came. */
    public static Failure withoutAnswer(String text) {
        return new Failure(text, 0);
    }
}
