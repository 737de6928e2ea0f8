// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.fault;

/**
 * A fault that was switched on, as it is at one moment.
 *
 * @param struck how often it has struck so far
 */
public record Switched(long id, Fault fault, Where where, Often often, long struck) {}
