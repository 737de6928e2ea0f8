// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.recorded;

/**
 * A recorded frame of a WebSocket.
 *
 * @param to whose connection: admin, agent or contact
 * @param text as received
 */
public record Frame(String to, String text) implements Effect {}
