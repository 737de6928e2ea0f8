// SPDX-License-Identifier: Apache-2.0
/** The chat window, tried. */
@NullMarked
package io.github.camelchatwoot.examples.webchat;

import org.jspecify.annotations.NullMarked;
