// SPDX-License-Identifier: Apache-2.0
/** A chat window of one's own: browsers on one side, Chatwoot's agents on the other. */
@NullMarked
package io.github.camelchatwoot.examples.webchat;

import org.jspecify.annotations.NullMarked;
