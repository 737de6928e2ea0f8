// SPDX-License-Identifier: Apache-2.0
/** The event log, tried. */
@NullMarked
package io.github.camelchatwoot.examples.eventlog;

import org.jspecify.annotations.NullMarked;
