// SPDX-License-Identifier: Apache-2.0
/** Tests of the deliveries' parts. */
@NullMarked
package io.github.camelchatwoot.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
