// SPDX-License-Identifier: Apache-2.0
/** What designers and tools read of the component. */
@NullMarked
package io.github.camelchatwoot.catalog;

import org.jspecify.annotations.NullMarked;
