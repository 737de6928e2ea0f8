// SPDX-License-Identifier: Apache-2.0
/** How Chatwoot is asked: requests, the client as a list of steps, answers and failures. Knows no Camel. */
@NullMarked
package io.github.camelchatwoot.client;

import org.jspecify.annotations.NullMarked;
