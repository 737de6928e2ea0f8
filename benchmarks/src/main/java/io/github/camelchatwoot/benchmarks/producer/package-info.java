// SPDX-License-Identifier: Apache-2.0
/** Calls of the API: the producer beside bare HTTP clients and camel-http. */
@NullMarked
package io.github.camelchatwoot.benchmarks.producer;

import org.jspecify.annotations.NullMarked;
