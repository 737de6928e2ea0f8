// SPDX-License-Identifier: Apache-2.0
/** SMS over SMPP and Chatwoot, in both directions. */
@NullMarked
package io.github.camelchatwoot.examples.sms;

import org.jspecify.annotations.NullMarked;
