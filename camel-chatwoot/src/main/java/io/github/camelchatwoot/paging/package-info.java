// SPDX-License-Identifier: Apache-2.0
/** Reads lists to their end: which request comes next, and which rows of its answer are new. Knows no Camel. */
@NullMarked
package io.github.camelchatwoot.paging;

import org.jspecify.annotations.NullMarked;
