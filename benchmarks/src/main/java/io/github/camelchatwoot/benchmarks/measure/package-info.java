// SPDX-License-Identifier: Apache-2.0
/** How something is measured: rounds in turn, what threads have used up, medians and spread of ratios. */
@NullMarked
package io.github.camelchatwoot.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
