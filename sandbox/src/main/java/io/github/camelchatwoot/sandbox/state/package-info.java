// SPDX-License-Identifier: Apache-2.0
/** What the double remembers: the rows of a Chatwoot database, in memory and indexed. */
@NullMarked
package io.github.camelchatwoot.sandbox.state;

import org.jspecify.annotations.NullMarked;
