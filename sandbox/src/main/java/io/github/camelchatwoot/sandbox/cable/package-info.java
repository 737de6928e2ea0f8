// SPDX-License-Identifier: Apache-2.0
/** The WebSocket: Action Cable, its one channel, and who hears what there. */
@NullMarked
package io.github.camelchatwoot.sandbox.cable;

import org.jspecify.annotations.NullMarked;
