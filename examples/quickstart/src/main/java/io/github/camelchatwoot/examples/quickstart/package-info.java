// SPDX-License-Identifier: Apache-2.0
/** The quickstart: a bridge between an SMS gateway and Chatwoot, and a short story that shows it at work. */
@NullMarked
package io.github.camelchatwoot.examples.quickstart;

import org.jspecify.annotations.NullMarked;
