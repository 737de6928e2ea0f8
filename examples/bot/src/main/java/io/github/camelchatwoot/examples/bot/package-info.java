// SPDX-License-Identifier: Apache-2.0
/** A bot that answers customers with the help of a language model, and hands over to people. */
@NullMarked
package io.github.camelchatwoot.examples.bot;

import org.jspecify.annotations.NullMarked;
