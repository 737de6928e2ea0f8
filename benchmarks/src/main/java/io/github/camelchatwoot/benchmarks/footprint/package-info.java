// SPDX-License-Identifier: Apache-2.0
/** Memory, start and endurance: what stays in use. */
@NullMarked
package io.github.camelchatwoot.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
