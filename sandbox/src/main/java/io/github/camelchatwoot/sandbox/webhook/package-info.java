// SPDX-License-Identifier: Apache-2.0
/** Signed deliveries of events to the URLs that asked for them. */
@NullMarked
package io.github.camelchatwoot.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
