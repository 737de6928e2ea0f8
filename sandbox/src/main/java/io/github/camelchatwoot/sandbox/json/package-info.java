// SPDX-License-Identifier: Apache-2.0
/** Reading and writing JSON the way a Rails server does. */
@NullMarked
package io.github.camelchatwoot.sandbox.json;

import org.jspecify.annotations.NullMarked;
