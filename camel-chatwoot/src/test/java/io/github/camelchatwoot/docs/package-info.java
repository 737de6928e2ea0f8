// SPDX-License-Identifier: Apache-2.0
/** Pages of the documentation that are made from the tables. */
@NullMarked
package io.github.camelchatwoot.docs;

import org.jspecify.annotations.NullMarked;
