// SPDX-License-Identifier: Apache-2.0
/** What all examples need: a Chatwoot to talk to, an application that runs, and a transcript of what was said. */
@NullMarked
package io.github.camelchatwoot.examples.desk;

import org.jspecify.annotations.NullMarked;
