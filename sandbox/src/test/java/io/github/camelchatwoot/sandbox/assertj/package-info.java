// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.github.camelchatwoot.sandbox.assertj;

import org.jspecify.annotations.NullMarked;
