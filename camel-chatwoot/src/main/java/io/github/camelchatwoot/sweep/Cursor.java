// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sweep;

/**
 * How far everything is done with: each message with an id up to {@code lowMessageId}. Whatever is not, is in a
 * conversation that was active at {@code second} or later. Immutable.
 *
 * @param lowMessageId ids of messages are given in ascending order in the whole installation
 * @param second in seconds since 1970, by the server's clock
 * @param notBefore messages that were created before are not told, in seconds since 1970; 0: all are
 */
public record Cursor(long lowMessageId, long second, long notBefore) {

    /** From the first message on. */
    public static final Cursor BEGINNING = new Cursor(0, 0, 0);

    /** This one or as far as another one, whichever is further. It never goes back. */
    Cursor upTo(long otherMessageId, long otherSecond) {
        return new Cursor(Math.max(lowMessageId, otherMessageId), Math.max(second, otherSecond), notBefore);
    }
}
