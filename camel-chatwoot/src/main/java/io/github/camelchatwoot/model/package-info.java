// SPDX-License-Identifier: Apache-2.0
/** What Chatwoot's answers and events are about, with types: for routes that prefer them to Maps. Knows no Camel. */
@NullMarked
package io.github.camelchatwoot.model;

import org.jspecify.annotations.NullMarked;
