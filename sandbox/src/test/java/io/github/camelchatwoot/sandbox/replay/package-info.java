// SPDX-License-Identifier: Apache-2.0
/** Sends to the double what a real server was sent, and compares what comes of it. */
@NullMarked
package io.github.camelchatwoot.sandbox.replay;

import org.jspecify.annotations.NullMarked;
