// SPDX-License-Identifier: Apache-2.0
/** Webhook deliveries: signature check and the verdict on a request. Knows no Camel. */
@NullMarked
package io.github.camelchatwoot.webhook;

import org.jspecify.annotations.NullMarked;
