// SPDX-License-Identifier: Apache-2.0
/** The routes of the section Recipes of the documentation. */
@NullMarked
package io.github.camelchatwoot.examples.recipes;

import org.jspecify.annotations.NullMarked;
