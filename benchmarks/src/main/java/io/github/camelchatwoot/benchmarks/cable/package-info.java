// SPDX-License-Identifier: Apache-2.0
/** The WebSocket: the consumer beside a bare client and camel-vertx-websocket. */
@NullMarked
package io.github.camelchatwoot.benchmarks.cable;

import org.jspecify.annotations.NullMarked;
