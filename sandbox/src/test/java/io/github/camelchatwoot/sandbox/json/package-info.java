// SPDX-License-Identifier: Apache-2.0
/** Tests of reading and writing JSON. */
@NullMarked
package io.github.camelchatwoot.sandbox.json;

import org.jspecify.annotations.NullMarked;
