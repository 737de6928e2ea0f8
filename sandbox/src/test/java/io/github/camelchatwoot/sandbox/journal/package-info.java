// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.github.camelchatwoot.sandbox.journal;

import org.jspecify.annotations.NullMarked;
