// SPDX-License-Identifier: Apache-2.0
/** Customers and orders of an ERP database, and Chatwoot, in both directions. */
@NullMarked
package io.github.camelchatwoot.examples.erp;

import org.jspecify.annotations.NullMarked;
