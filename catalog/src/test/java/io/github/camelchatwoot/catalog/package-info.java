// SPDX-License-Identifier: Apache-2.0
/** What Camel's own tools make of the catalog. */
@NullMarked
package io.github.camelchatwoot.catalog;

import org.jspecify.annotations.NullMarked;
