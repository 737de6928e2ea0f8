// SPDX-License-Identifier: Apache-2.0
/**
 * Finds what the sources of events have lost, by asking the API: what is new since a cursor goes into the intake as
 * events. Knows no Camel.
 */
@NullMarked
package io.github.camelchatwoot.sweep;

import org.jspecify.annotations.NullMarked;
