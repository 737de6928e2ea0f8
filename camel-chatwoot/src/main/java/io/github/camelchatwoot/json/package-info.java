// SPDX-License-Identifier: Apache-2.0
/** JSON as maps, lists and values. */
@NullMarked
package io.github.camelchatwoot.json;

import org.jspecify.annotations.NullMarked;
