// SPDX-License-Identifier: Apache-2.0
/** Polling: what a sweep asks for. */
@NullMarked
package io.github.camelchatwoot.benchmarks.sweep;

import org.jspecify.annotations.NullMarked;
