// SPDX-License-Identifier: Apache-2.0
/** Measures the component against raw transports: same run, same server, same machine, rounds in turn. */
@NullMarked
package io.github.camelchatwoot.benchmarks;

import org.jspecify.annotations.NullMarked;
