// SPDX-License-Identifier: Apache-2.0
/** What is written about it: targets, verdicts, sections. */
@NullMarked
package io.github.camelchatwoot.benchmarks.report;

import org.jspecify.annotations.NullMarked;
