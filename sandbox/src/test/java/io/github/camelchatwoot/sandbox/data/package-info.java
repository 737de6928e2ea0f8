// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.github.camelchatwoot.sandbox.data;

import org.jspecify.annotations.NullMarked;
