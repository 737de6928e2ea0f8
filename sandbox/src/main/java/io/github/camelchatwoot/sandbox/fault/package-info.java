// SPDX-License-Identifier: Apache-2.0
/** Faults that somebody switches on: what strikes, where, and how often. */
@NullMarked
package io.github.camelchatwoot.sandbox.fault;

import org.jspecify.annotations.NullMarked;
