// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/** How a call ended: with the {@link Answer} that was asked for, or with a {@link Failure}. */
public sealed interface Outcome permits Answer, Failure {}
