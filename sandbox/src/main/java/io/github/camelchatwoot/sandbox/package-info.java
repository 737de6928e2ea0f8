// SPDX-License-Identifier: Apache-2.0
/** An embeddable double of a Chatwoot server: start it, point a client at it, receive its signed webhooks. */
@NullMarked
package io.github.camelchatwoot.sandbox;

import org.jspecify.annotations.NullMarked;
