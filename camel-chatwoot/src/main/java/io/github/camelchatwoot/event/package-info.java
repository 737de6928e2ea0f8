// SPDX-License-Identifier: Apache-2.0
/** What Chatwoot says: the table of events and how they are decoded. Knows no Camel. */
@NullMarked
package io.github.camelchatwoot.event;

import org.jspecify.annotations.NullMarked;
