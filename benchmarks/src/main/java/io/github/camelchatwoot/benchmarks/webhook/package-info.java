// SPDX-License-Identifier: Apache-2.0
/** Webhooks: the consumer beside a bare web server and a route written by hand. */
@NullMarked
package io.github.camelchatwoot.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
