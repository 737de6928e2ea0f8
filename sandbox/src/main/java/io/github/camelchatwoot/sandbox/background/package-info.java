// SPDX-License-Identifier: Apache-2.0
/** What goes on after a request was answered: timers on the double's own time, and knowing when all is done. */
@NullMarked
package io.github.camelchatwoot.sandbox.background;

import org.jspecify.annotations.NullMarked;
