// SPDX-License-Identifier: Apache-2.0
/** Tests of the double's memory. */
@NullMarked
package io.github.camelchatwoot.sandbox.state;

import org.jspecify.annotations.NullMarked;
