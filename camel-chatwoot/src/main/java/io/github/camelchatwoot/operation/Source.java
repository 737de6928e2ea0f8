// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.operation;

/** A source of events, for the beginning of a route. */
public record Source(String summary) implements Role {}
