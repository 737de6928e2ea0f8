// SPDX-License-Identifier: Apache-2.0
/**
 * Chatwoot's WebSocket: a connection that subscribes, watches itself, comes back after whatever happens, and reads no
 * faster than somebody listens. Knows no Camel.
 */
@NullMarked
package io.github.camelchatwoot.cable;

import org.jspecify.annotations.NullMarked;
