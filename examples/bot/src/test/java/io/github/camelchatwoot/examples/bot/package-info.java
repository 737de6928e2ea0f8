// SPDX-License-Identifier: Apache-2.0
/** The bot, tried. */
@NullMarked
package io.github.camelchatwoot.examples.bot;

import org.jspecify.annotations.NullMarked;
