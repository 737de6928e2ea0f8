// SPDX-License-Identifier: Apache-2.0
/** The recipes, tried. */
@NullMarked
package io.github.camelchatwoot.examples.recipes;

import org.jspecify.annotations.NullMarked;
