// SPDX-License-Identifier: Apache-2.0
/** The one kind of signature that Chatwoot knows. */
@NullMarked
package io.github.camelchatwoot.crypto;

import org.jspecify.annotations.NullMarked;
